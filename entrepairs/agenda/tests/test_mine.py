"""« Mes rencontres »: all that one said, in one page, for oneself only."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.gatherings import cancel_gathering
from entrepairs.agenda.actions.signups import sign_up, withdraw
from entrepairs.agenda.models import Facilitation, Signup
from entrepairs.agenda.recurrence import rule_of
from entrepairs.agenda.tests.gathered import member, planned, weekly
from entrepairs.core.clock import at, now

pytestmark = pytest.mark.django_db
MINE = "/mes-rencontres/"


def read(browser) -> str:
    return str(browser.get(MINE).content.decode())


def test_what_comes_says_what_one_has_and_one_tap_gives_it_back(house, elena, bruno, aicha, browser_of):
    row, browser = planned(house, by=elena, capacity=1), browser_of(bruno)
    mine = sign_up(row, by=bruno)
    assert f"{row.get_absolute_url()}desistement/" in read(browser)

    browser.post(f"{row.get_absolute_url()}desistement/")

    mine.refresh_from_db()
    assert mine.state == Signup.State.CANCELLED
    assert row.get_absolute_url() not in read(browser)


def test_who_waits_reads_their_rank_then_until_when_the_seat_is_kept(house, elena, bruno, aicha, person, browser_of):
    row, browser = planned(house, by=elena, capacity=1, in_hours=72), browser_of(bruno)
    first = sign_up(row, by=aicha)
    for one in (person("Iris"), bruno):
        sign_up(row, by=one)
    assert "au rang 2" in read(browser)

    withdraw(Signup.objects.of(person_of(row)).get(), by=person_of(row))
    withdraw(first, by=aicha)

    page = read(browser)
    assert f"{row.get_absolute_url()}place/" in page and "gardée pour vous" in page


def person_of(row):
    """Who waits first."""
    return Signup.objects.waiting().filter(gathering=row)[0].person


def test_what_was_called_off_stays_and_says_it(house, elena, bruno, browser_of):
    row = planned(house, by=elena)
    sign_up(row, by=bruno)
    cancel_gathering(row, because="Il pleut", by=elena)
    page = read(browser_of(bruno))
    assert "Il pleut" in page and "desistement" not in page


def test_a_course_is_there_once(house, elena, bruno, browser_of):
    day = (now() + timedelta(days=1)).date()
    rule = rule_of("semaine", day, sessions=8)
    series = weekly(house, by=elena, first_day=day, rule=rule, is_course=True)
    sign_up(series.gatherings.earliest("starts_at"), by=bruno)

    page = read(browser_of(bruno))

    assert page.count("Groupe du soir") == 1 and "et 7 autres séances" in page


def test_what_was_is_folded(house, elena, bruno, farid, browser_of):
    row = planned(house, by=elena, title="Marche au canal")
    sign_up(row, by=bruno)
    with at(row.starts_at + timedelta(days=3)):
        assert "Marche au canal" in read(browser_of(bruno))
        assert "Marche au canal" not in read(browser_of(farid))


def test_it_costs_the_same_whatever_one_has(house, elena, bruno, browser_of, same_queries):
    browser = browser_of(bruno)
    same_queries(lambda: browser.get(MINE), lambda: sign_up(planned(house, by=elena, capacity=4), by=bruno))


def test_a_partner_who_holds_a_group_of_members_sees_it_and_no_other(house, elena, claire, farid, desk):
    member(house, claire, by=elena, name="partenaire")
    series = weekly(house, by=elena, programme={"audience": "membres"})
    other = planned(house, by=elena, audience="membres")
    Facilitation.objects.create(series=series, person=claire, agreed_at=now())
    Facilitation.objects.create(series=series, person=farid, agreed_at=now())
    held = series.gatherings.earliest("starts_at").get_absolute_url()

    assert desk(claire).get(held).status_code == 200
    assert (
        held
        in desk(claire)
        .get(f"/maisons/{house.pk}/agenda/?semaine={(now() + timedelta(days=1)).date()}")
        .content.decode()
    )
    assert desk(claire).get(other.get_absolute_url()).status_code == 404
    assert desk(farid).get(held).status_code == 404, "they have no role in the house any more"
