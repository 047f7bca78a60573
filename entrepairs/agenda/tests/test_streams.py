"""Seats move while one looks: who may follow them, what the page fetches again, and never a name."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from entrepairs.agenda.actions.gatherings import cancel_gathering
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.streams import may_follow_days, may_follow_gathering
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.clock import at

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
MORNING = datetime(2027, 3, 9, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))


def test_who_may_see_may_follow_and_farid_may_not(house, elena, bruno, farid):
    member(house, bruno, by=elena)
    row = planned(house, by=elena, audience="membres")
    assert [may_follow_gathering(one.pk, str(row.pk)) for one in (elena, bruno, farid)] == [True, True, False]
    assert [may_follow_days(one.pk, str(house.pk)) for one in (elena, bruno, farid)] == [True, False, False]


def test_what_is_fetched_again_is_one_s_own_seat_and_a_number(house, elena, bruno, aicha, browser_of):
    row = planned(house, by=elena, capacity=2)
    sign_up(row, by=aicha)
    again = browser_of(bruno).get(row.get_absolute_url(), headers=HTMX).content.decode()
    assert again.strip().startswith('<section id="seat"')
    assert "Il reste 1 place" in again and "Aïcha" not in again
    cancel_gathering(row, by=elena)
    assert "annulée" in browser_of(bruno).get(row.get_absolute_url(), headers=HTMX).content.decode()


def test_the_page_of_the_day_says_how_many_come_and_wait(house, elena, bruno, aicha, farid, desk):
    where = f"/maisons/{house.pk}/aujourd-hui/"
    with at(MORNING):
        row = planned(house, by=elena, capacity=1, in_hours=2)
        for one in (bruno, aicha):
            sign_up(row, by=one)
        again = desk(elena).get(where, headers=HTMX).content.decode()
    assert again.strip().startswith('<ul id="places"')
    assert "1 sur 1" in again and "1 attend une place" in again
    assert desk(farid).get(where, headers=HTMX).status_code == 404


def test_a_visitor_without_an_account_opens_no_stream(house, elena, bruno, browser_of):
    row = planned(house, by=elena)
    assert "<live-stream" not in Client().get(row.get_absolute_url()).content.decode()
    assert "<live-stream" in browser_of(bruno).get(row.get_absolute_url()).content.decode()
