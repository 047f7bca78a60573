"""The clock can be moved, for what has a past, and comes back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from entrepairs.core.clock import at, now

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def test_what_is_done_inside_happens_then_and_time_goes_on_after():
    with at(LONG_AGO):
        assert now() == LONG_AGO

    assert timezone.now() - now() < timedelta(seconds=1)


def test_the_clock_comes_back_even_after_an_accident():
    with pytest.raises(ZeroDivisionError), at(LONG_AGO):
        _ = 1 / 0

    assert now() > LONG_AGO
