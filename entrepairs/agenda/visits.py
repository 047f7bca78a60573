"""How often someone came, month by month, from the days when they were there. Pure.

The same for people who are here and for those who left: a figure computed before an erasure is true after it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Visits:
    """In one month: `visits`, days when they came; `several`, weeks when they came on two days or more."""

    visits: int
    several: int


def by_month(days: Iterable[date]) -> dict[date, Visits]:
    """First day of the month → visits. A day counts once, whatever was done that day.

    A week goes from Monday to Sunday, stays inside its year, and counts in the month of its second visit."""
    seen = sorted(set(days))
    visits, several = Counter(day.replace(day=1) for day in seen), Counter[date]()
    weeks: dict[tuple[int, date], list[date]] = defaultdict(list)
    for day in seen:
        weeks[day.year, monday_of(day)].append(day)
    for came in weeks.values():
        if len(came) > 1:
            several[came[1].replace(day=1)] += 1
    return {month: Visits(visits[month], several[month]) for month in visits}


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
