"""The delay that is announced before someone writes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching.waiting import announcement, median_delay, reply_delay

HOUR = timedelta(hours=1)
waits = st.lists(st.timedeltas(timedelta(), timedelta(days=60)), min_size=10, max_size=80)


def hours(*figures):
    return [timedelta(hours=figure) for figure in figures]


def test_eight_people_in_ten_waited_no_longer():
    assert reply_delay(hours(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) == 8 * HOUR
    assert median_delay(hours(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)) == 5 * HOUR


def test_hours_are_rounded_up():
    assert reply_delay([timedelta(minutes=61)] * 10) == 2 * HOUR
    assert reply_delay([timedelta(hours=3)] * 10) == 3 * HOUR
    assert reply_delay([timedelta(hours=3, microseconds=1)] * 10) == 4 * HOUR


def test_under_ten_requests_nothing_is_announced():
    assert reply_delay(hours(*range(9))) is None
    assert median_delay([]) is None
    assert announcement(hours(*range(9))) is None


@pytest.mark.parametrize("count", [1, 30])
def test_a_negative_wait_is_a_fault_of_the_clock(count):
    with pytest.raises(ValueError, match="negative"):
        reply_delay([timedelta(seconds=-1)] * count)


@given(waits)
def test_the_announced_delay_was_kept_for_eight_in_ten_and_is_not_padded(lived):
    most = reply_delay(lived)

    assert most is not None
    assert most % HOUR == timedelta()
    assert sum(wait <= most for wait in lived) >= 0.8 * len(lived)
    assert most == timedelta() or sum(wait <= most - HOUR for wait in lived) < 0.8 * len(lived)


@given(waits, st.randoms())
def test_order_is_indifferent_and_half_comes_before_most(lived, chance):
    shuffled = list(lived)
    chance.shuffle(shuffled)
    said = announcement(lived)

    assert said == announcement(shuffled)
    assert said is not None
    assert said.half <= said.most
    assert said.count == len(lived)
