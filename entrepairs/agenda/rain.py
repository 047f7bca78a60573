"""« Il pleut » : the days to which a gathering can go, at the same hour. Pure."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

MOST_DAYS = 4
WITHIN = 7


def other_days(day: date, taken: Collection[date]) -> list[date]:
    """The four days after `day`, within a week, on which the same thing does not happen already (`taken`)."""
    return [one for one in _after(day) if one not in taken][:MOST_DAYS]


def _after(day: date) -> Iterator[date]:
    for days in range(1, WITHIN + 1):
        yield day + timedelta(days=days)
