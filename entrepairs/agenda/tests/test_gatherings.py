"""Plan a gathering, see it, sign up."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.gatherings import plan_gathering
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db


def test_elena_plans_a_walk_and_everybody_sees_it(house, elena, desk, client):
    day = (now() + timedelta(days=3)).date()
    said = {"title": "Marche douce", "kind": "activite", "day": day.isoformat(), "at": "10:00", "minutes": "120"}

    answer = desk(elena).post(f"/maisons/{house.pk}/rencontres/nouvelle/", said | {"audience": "tous"})

    row = Gathering.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, row.get_absolute_url())
    assert "Marche douce" in client.get(row.get_absolute_url()).content.decode()
    assert "Marche douce" in client.get(f"/maisons/{house.pk}/agenda/?semaine={day}").content.decode()


def test_a_gathering_without_a_title_comes_back_filled(house, elena, desk):
    answer = desk(elena).post(f"/maisons/{house.pk}/rencontres/nouvelle/", {"day": "2027-02-03", "at": "10:00"})

    assert answer.status_code == 422
    assert 'value="2027-02-03"' in answer.content.decode()


def test_what_is_for_members_is_seen_by_members_only(house, elena, bruno, farid, browser_of, client):
    row = planned(house, by=elena, audience="membres")
    member(house, bruno, by=elena)

    assert browser_of(bruno).get(row.get_absolute_url()).status_code == 200
    assert browser_of(farid).get(row.get_absolute_url()).status_code == 404
    assert client.get(row.get_absolute_url()).status_code == 404
    week = f"/maisons/{house.pk}/agenda/?semaine={row.wall_time.date()}"
    assert "Marche douce" not in browser_of(farid).get(week).content.decode()


def test_bruno_signs_up_and_changes_his_mind(house, elena, bruno, browser_of):
    row, browser = planned(house, by=elena), browser_of(bruno)

    browser.post(f"{row.get_absolute_url()}inscription/")
    assert Signup.objects.get().state == Signup.State.GOING
    browser.post(f"{row.get_absolute_url()}desistement/")
    assert Signup.objects.get().state == Signup.State.CANCELLED


def test_nobody_sees_who_comes(house, elena, bruno, farid, browser_of):
    row = planned(house, by=elena)
    browser_of(bruno).post(f"{row.get_absolute_url()}inscription/")

    assert "Bruno" not in browser_of(farid).get(row.get_absolute_url()).content.decode()
    assert not Signup.objects.visible_to(farid).exists()
    assert Signup.objects.visible_to(elena).exists()


def test_farid_plans_nothing(house, farid, desk):
    browser = desk(farid)

    assert browser.get(f"/maisons/{house.pk}/aujourd-hui/").status_code == 404
    with pytest.raises(Refused):
        plan_gathering(house, starts_at=now(), zone="Europe/Paris", by=farid, title="Autre")


def test_a_week_of_gatherings_costs_the_same_queries(house, elena, client, same_queries):
    first = planned(house, by=elena)
    week = f"/maisons/{house.pk}/agenda/?semaine={first.wall_time.date()}"
    same_queries(lambda: client.get(week), lambda: planned(house, by=elena))
