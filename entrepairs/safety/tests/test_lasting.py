"""A limit ends with its last day, on the clock of the house, and never lasts more than three months."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entrepairs.safety.lasting import end_of, last_possible

PARIS = ZoneInfo("Europe/Paris")
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(day=DAYS)
@example(day=date(2026, 3, 29))
@example(day=date(2026, 10, 25))
@example(day=date(2026, 12, 31))
def test_the_day_is_whole_and_the_next_one_free(day):
    end = end_of(day, PARIS)

    assert (end - timedelta(minutes=1)).astimezone(PARIS).date() == day
    assert end.astimezone(PARIS).date() == day + timedelta(days=1)
    assert end.astimezone(PARIS).time() == datetime.min.time()


@pytest.mark.parametrize(("today", "last"), [("2025-11-30", "2026-02-28"), ("2026-12-01", "2027-03-01")])
def test_three_months_after_is_the_same_day_or_the_last_of_the_month(today, last):
    assert last_possible(date.fromisoformat(today)) == date.fromisoformat(last)


@given(day=DAYS)
def test_three_months_are_never_more(day):
    last = last_possible(day)

    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == 3
    assert last.day <= day.day
