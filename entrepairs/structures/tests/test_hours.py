"""Opening hours, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, time

import pytest

from entrepairs.structures.hours import Slot, next_slot, open_at, open_minutes, opening, slots_of

wall = datetime.fromisoformat
MONDAY = date(2026, 11, 23)


@dataclass
class Rule:
    weekday: int
    since: time
    until: time
    week: int = 0
    how: str = "equipe"
    first_day: date | None = None
    last_day: date | None = None


@dataclass
class Change:
    first_day: date
    last_day: date
    since: time | None = None
    until: time | None = None
    how: str = "equipe"


AFTERNOONS = [Rule(day, time(13, 30), time(18)) for day in range(1, 5)]


def test_a_place_is_open_on_its_usual_days():
    assert slots_of(MONDAY, AFTERNOONS, []) == []
    assert slots_of(date(2026, 11, 24), AFTERNOONS, []) == [Slot(time(13, 30), time(18), "equipe")]


def test_an_exception_replaces_what_is_usual():
    closed = Change(date(2026, 11, 24), date(2026, 11, 26))
    morning = Change(date(2026, 11, 27), date(2026, 11, 27), time(9), time(12))

    assert slots_of(date(2026, 11, 25), AFTERNOONS, [closed, morning]) == []
    assert slots_of(date(2026, 11, 27), AFTERNOONS, [closed, morning]) == [Slot(time(9), time(12), "equipe")]


def test_the_first_sunday_of_the_month_is_not_the_second():
    sunday = [Rule(6, time(12), time(16), week=1)]

    assert [day.day for day, _slots in opening(date(2026, 11, 1), date(2026, 12, 31), sunday, [])] == [1, 6]


def test_a_rule_has_a_season():
    summer = [Rule(0, time(9), time(10), first_day=date(2026, 7, 1), last_day=date(2026, 8, 31))]

    assert len(list(opening(date(2026, 6, 1), date(2026, 9, 30), summer, []))) == 9


def test_open_now_and_next_time():
    assert open_at(wall("2026-11-24 17:59"), AFTERNOONS, []) is not None
    assert open_at(wall("2026-11-24 18:00"), AFTERNOONS, []) is None
    found = next_slot(wall("2026-11-27 18:00"), AFTERNOONS, [])
    assert found is not None and found[0] == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("slots", "minutes"),
    [
        ([("09:00", "12:00")], 180),
        ([("09:00", "12:00"), ("11:00", "13:00")], 240),
        ([("09:00", "12:00"), ("10:00", "11:00")], 180),
        ([], 0),
    ],
)
def test_a_minute_in_two_slots_counts_once(slots, minutes):
    held = [Slot(time.fromisoformat(a), time.fromisoformat(b), how) for (a, b), how in zip(slots, "xy", strict=False)]

    assert open_minutes(held) == minutes


def test_touching_slots_of_the_same_kind_are_one():
    rules = [Rule(0, time(9), time(12)), Rule(0, time(12), time(14)), Rule(0, time(13), time(15), how="membres")]

    assert slots_of(MONDAY, rules, []) == [
        Slot(time(9), time(14), "equipe"),
        Slot(time(13), time(15), "membres"),
    ]
