"""Permanences: planned by the team, taken by volunteers, given back without a reason, printed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from entrepairs.agenda.actions.shifts import leave_seat, take_seat
from entrepairs.agenda.models import Shift, ShiftSeat, Swap
from entrepairs.agenda.tasks.shifts import forget_shifts
from entrepairs.agenda.tests.gathered import member
from entrepairs.agenda.tests.held import shift, volunteer
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
JANUARY = datetime(2027, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def martine(house, elena, person):
    return volunteer(house, person("Martine"), by=elena)


@time_machine.travel(JANUARY)
def test_elena_plans_four_tuesdays_and_a_volunteer_takes_one(house, elena, martine, desk, browser_of):
    said = {"way": "telephone", "day": "2027-02-02", "at": "14:00", "minutes": "120", "seats": "1", "weeks": "4"}
    desk(elena).post(f"/maisons/{house.pk}/tenir/permanences/", said)

    rows = list(Shift.objects.all())
    assert [row.wall_time.strftime("%d/%m %H:%M") for row in rows] == [
        "02/02 14:00",
        "09/02 14:00",
        "16/02 14:00",
        "23/02 14:00",
    ]
    browser_of(martine).post(f"/permanences/{rows[0].pk}/prise/")
    assert ShiftSeat.objects.get().person == martine


@time_machine.travel(JANUARY)
def test_a_time_that_the_clock_skips_is_given_back(house, elena, desk):
    said = {"way": "place", "day": "2027-03-21", "at": "02:30", "minutes": "60", "seats": "1", "weeks": "2"}
    answer = desk(elena).post(f"/maisons/{house.pk}/tenir/permanences/", said)

    assert answer.status_code == 422
    assert not Shift.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_of_a_permanence_goes_once(house, elena, martine, person):
    other = volunteer(house, person("Lucien"), by=elena)
    row = shift(house, by=elena, seats=1)

    answers = at_once(lambda: take_seat(row, by=martine), lambda: take_seat(row, by=other))

    assert sum(isinstance(one, Refused) for one in answers) == 1
    assert ShiftSeat.objects.count() == 1


def test_nobody_holds_two_permanences_at_once(house, elena, martine):
    first, second = shift(house, by=elena), shift(house, by=elena, in_hours=73)
    take_seat(first, by=martine)

    with pytest.raises(Refused):
        take_seat(second, by=martine)


def test_a_seat_given_back_near_the_time_is_told_to_the_coordination(house, elena, martine, browser_of):
    near, far = shift(house, by=elena, in_hours=20), shift(house, by=elena, in_hours=200)
    for row in (near, far):
        take_seat(row, by=martine)
    leave_seat(far, by=martine)
    assert not Notice.objects.filter(kind="shift_hole").exists()
    browser_of(martine).post(f"/permanences/{near.pk}/rendue/")

    assert Notice.objects.get(kind="shift_hole").person == elena


def test_a_permanence_that_began_is_not_given_back(house, elena, martine):
    row = shift(house, by=elena, in_hours=-0.5)
    take_seat(row, by=martine)
    with pytest.raises(Refused):
        leave_seat(row, by=martine)


def test_holes_are_seen_in_time_and_the_week_is_printed(house, elena, martine, desk):
    take_seat(shift(house, by=elena, in_hours=1), by=martine)
    shift(house, by=elena, in_hours=2)
    page = desk(elena).get(f"/maisons/{house.pk}/tenir/permanences/").content.decode()

    assert page.count("shift-hole") == 1 and "Martine" in page
    paper = desk(elena).get(f"/maisons/{house.pk}/tenir/permanences/semaine.pdf")
    assert paper.content.startswith(b"%PDF")


def test_cancelling_tells_those_who_hold_it(house, elena, martine, desk):
    row = shift(house, by=elena)
    take_seat(row, by=martine)
    desk(elena).post(f"/permanences/{row.pk}/annulation/")

    assert Notice.objects.filter(person=martine, kind="shift_cancelled").exists()
    with pytest.raises(Refused):
        take_seat(row, by=elena)


def test_three_months_later_nobody_can_tell_who_held_what(house, elena, martine):
    row = shift(house, by=elena)
    take_seat(row, by=martine)
    with at(now() + timedelta(days=120)):
        forget_shifts.call()

    assert Shift.objects.exists()
    assert not ShiftSeat.objects.exists() and not Swap.objects.exists()


def test_permanences_are_for_volunteers_of_the_house(house, elena, martine, bruno, farid, driss, browser_of, desk):
    member(house, bruno, by=elena)
    row = shift(house, by=elena)

    for outsider in (bruno, farid, driss):
        assert browser_of(outsider).get(f"/maisons/{house.pk}/permanences/").status_code == 404
        assert browser_of(outsider).post(f"/permanences/{row.pk}/prise/").status_code == 404
        assert "/permanences/" not in browser_of(outsider).get(house.get_absolute_url()).content.decode()
    assert desk(martine).post(f"/permanences/{row.pk}/annulation/").status_code == 404
    assert "/permanences/" in browser_of(martine).get(house.get_absolute_url()).content.decode()


def test_the_page_costs_the_same_queries(house, elena, martine, browser_of, same_queries):
    browser, hours = browser_of(martine), iter(range(30, 60, 3))

    def add() -> None:
        row = shift(house, by=elena, in_hours=next(hours))
        take_seat(row, by=martine)
        take_seat(row, by=elena)

    add()
    same_queries(lambda: browser.get(f"/maisons/{house.pk}/permanences/"), add)
