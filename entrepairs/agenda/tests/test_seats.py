"""Who gets a seat, and until when one that came free is kept. Pure."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from entrepairs.agenda.offers import NEAR, keeps_reserved, kept_until
from entrepairs.agenda.seats import Room, Someone, left, next_served, suits

PARIS = ZoneInfo("Europe/Paris")
NEW, USUAL, VISITOR = Someone(is_first=True), Someone("membre"), Someone("visite")
PEOPLE = some.builds(Someone, some.sampled_from(["", "membre", "visite"]), some.booleans())
ROOMS = some.builds(
    lambda capacity, reserved, cap: Room(capacity, min(reserved, capacity), {"visite": cap} if cap is not None else {}),
    some.integers(1, 12),
    some.integers(0, 12),
    some.none() | some.integers(0, 4),
)


def test_without_a_limit_everybody_has_a_seat():
    assert suits(Room(), [USUAL] * 200, USUAL)
    assert left(Room(), [USUAL] * 200, USUAL) is None


def test_kept_seats_go_to_newcomers_who_may_take_the_others_too():
    room = Room(capacity=3, reserved=1)

    assert not suits(room, [USUAL, USUAL], USUAL)
    assert suits(room, [USUAL, USUAL], NEW)
    assert suits(room, [NEW, NEW], NEW)
    assert suits(room, [NEW, NEW], USUAL)
    assert not suits(room, [NEW, NEW, NEW], NEW)


def test_a_role_takes_no_more_seats_than_was_said():
    room = Room(capacity=10, caps={"visite": 2})

    assert not suits(room, [VISITOR, VISITOR], VISITOR)
    assert suits(room, [VISITOR, VISITOR], USUAL)
    assert left(room, [VISITOR], VISITOR) == 1


def test_the_first_who_can_be_served_is_served_even_when_the_one_before_cannot():
    room = Room(capacity=3, caps={"visite": 1})
    assert next_served(room, [VISITOR, USUAL], [VISITOR, USUAL, USUAL]) == 1
    assert next_served(room, [VISITOR, USUAL, USUAL], [USUAL]) is None


@given(ROOMS, some.lists(PEOPLE, max_size=30))
def test_whoever_comes_in_whatever_order_nothing_is_given_twice(room, people):
    seated: list[Someone] = []
    for one in people:
        if suits(room, seated, one):
            seated.append(one)

    assert len(seated) <= room.capacity
    assert sum(not one.is_first for one in seated) <= room.capacity - room.reserved
    assert all(sum(one.role == role for one in seated) <= most for role, most in room.caps.items())
    assert left(room, seated, people[0] if people else NEW) >= 0


PARIS_TIMES = [
    ("2027-03-01 14:00", "2027-03-08 14:00", "2027-03-02 14:00"),  # a week: a day to answer
    ("2027-03-01 09:00", "2027-03-01 19:00", "2027-03-01 11:30"),  # ten hours: a quarter of it
    ("2027-03-01 12:00", "2027-03-01 18:00", "2027-03-01 14:00"),  # six: two hours, no less
    ("2027-03-01 20:00", "2027-03-02 18:00", "2027-03-02 10:00"),  # not in the night: in the morning
    ("2027-03-01 08:07", "2027-03-02 20:00", "2027-03-01 17:15"),  # a whole quarter of an hour
    ("2027-03-01 13:00", "2027-03-01 17:00", "2027-03-01 14:00"),  # never closer than three hours
    ("2027-03-01 15:00", "2027-03-01 18:00", None),  # soon: it is theirs
    ("2027-03-01 19:00", "2027-03-01 18:00", None),
    ("2027-03-27 20:00", "2027-03-29 18:00", "2027-03-28 10:00"),  # the night when clocks change
]


@pytest.mark.parametrize(("at", "starts", "until"), PARIS_TIMES)
def test_a_seat_is_kept_until_an_honest_hour(at, starts, until):
    moments = [text and datetime.fromisoformat(text).replace(tzinfo=PARIS) for text in (at, starts, until)]
    assert kept_until(moments[0], moments[1], PARIS) == moments[2]


@given(
    some.integers(0, 365 * 24 * 60).map(lambda n: datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=n)),
    some.timedeltas(timedelta(), timedelta(days=40)),
)
def test_an_offer_leaves_time_to_answer_and_ends_before_it_is_too_late(at, ahead):
    until = kept_until(at, at + ahead, PARIS)
    if until is None:
        assert ahead < NEAR + timedelta(minutes=15)
    else:
        assert at < until <= at + ahead - NEAR


def test_seats_are_no_longer_kept_the_day_before():
    start = datetime(2027, 3, 2, 18, tzinfo=PARIS)
    assert keeps_reserved(start - timedelta(hours=25), start)
    assert not keeps_reserved(start - timedelta(hours=24), start)
