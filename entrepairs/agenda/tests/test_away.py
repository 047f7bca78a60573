"""« Quand je ne suis pas là »: nobody places them, nobody calls them; then it is forgotten."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.covering import may_be_asked
from entrepairs.agenda.actions.shifts import agree_to_stand_in
from entrepairs.agenda.models import CrewMember
from entrepairs.agenda.rostering import sheet_of
from entrepairs.agenda.tasks.shifts import forget_shifts
from entrepairs.agenda.tests.held import month_of, ready, shift, volunteer
from entrepairs.core.clock import at

pytestmark = pytest.mark.django_db
A_MONTH = 24 * 40


@pytest.fixture
def row(house, elena):
    return shift(house, by=elena, in_hours=A_MONTH)


@pytest.fixture
def martine(house, elena, person):
    one = volunteer(house, person("Martine"), by=elena)
    agree_to_stand_in(house, True, by=one)
    return one


def can(house, row) -> bool:
    return any(one.can for one in sheet_of(house, month_of(row)).problem.people)


def test_the_days_away_both_included_and_no_more(house, elena, row, martine):
    day, one = row.wall_time.date(), timedelta(days=1)
    for away, is_there in (((day, day), False), ((day - one, day - one), True), ((day + one, day + 2 * one), True)):
        ready(house, martine, by=elena, away=away)
        assert (can(house, row), martine in may_be_asked(row)) == (is_there, is_there)


def test_saying_yes_to_one_permanence_comes_before(house, elena, row, martine):
    day = row.wall_time.date()
    ready(house, martine, by=elena, away=(day, day), answers={row.pk: "oui"})

    assert can(house, row)


def test_it_is_said_on_the_page_corrected_and_read_by_her_only(house, elena, row, martine, browser_of, desk):
    page, day = f"/maisons/{house.pk}/permanences/quand/", row.wall_time.date().isoformat()
    browser, said = browser_of(martine), {"moments": ["mon-morning"], "most": "2"}
    for wrong in ({"away_from": day}, {"away_until": day}, {"away_from": day, "away_until": "2000-01-01"}):
        assert browser.post(page, said | wrong).status_code == 422

    assert browser.post(page, said | {"away_from": day, "away_until": day}).status_code == 303
    assert browser.get(page).content.decode().count(f'value="{day}"') == 2
    assert day not in desk(elena).get(f"/maisons/{house.pk}/tenir/permanences/equipe/").content.decode()
    browser.post(page, said)
    assert CrewMember.objects.get(person=martine).away_from is None, "empty: there again"


def test_it_is_forgotten_once_over(house, elena, row, martine):
    day = row.wall_time.date()
    ready(house, martine, by=elena, away=(day, day))
    with at(row.starts_at + timedelta(days=3)):
        forget_shifts.call()

    assert CrewMember.objects.get(person=martine).away_until is None
