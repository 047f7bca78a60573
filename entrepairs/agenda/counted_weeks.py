"""The weeks of a year, and what was counted in each: a week without a count is a fact, nobody’s fault. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from entrepairs.agenda.visits import monday_of

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class CountedWeek:
    """From `monday` to `sunday`. `days`: how many had a count; `people`: all that was counted, someone who came twice
    twice; `estimate`: different people, as the team thinks, None when it said nothing."""

    monday: date
    days: int
    people: int
    estimate: int | None

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def is_counted(self) -> bool:
        return self.days > 0


def counted_weeks(
    first: date, last: date, counts: Iterable[tuple[date, int]], estimates: Mapping[date, int]
) -> list[CountedWeek]:
    """Every week that has a day between `first` and `last` included; `counts`: a day and a number, as often as it was
    counted; what is outside of these days is left out; `estimates`: by monday."""
    people: Counter[date] = Counter()
    days: dict[date, set[date]] = {}
    for day, number in counts:
        if first <= day <= last:
            people[monday_of(day)] += number
            days.setdefault(monday_of(day), set()).add(day)
    mondays = [monday_of(first) + n * WEEK for n in range((monday_of(last) - monday_of(first)) // WEEK + 1)]
    return [CountedWeek(one, len(days.get(one, ())), people[one], estimates.get(one)) for one in mondays]
