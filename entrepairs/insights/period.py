"""A year, as far as it has gone. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """From 1 January of `year` to 31 December, or to `today` when the year is not over."""

    year: int
    today: date

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return min(date(self.year, 12, 31), self.today)

    @property
    def is_over(self) -> bool:
        return self.today > date(self.year, 12, 31)

    @property
    def days(self) -> int:
        return max((self.last - self.first).days + 1, 0)

    @property
    def before(self) -> "Period":
        return Period(self.year - 1, self.today)

    @property
    def months(self) -> list[date]:
        """First days of the months that have begun."""
        return [first for n in range(1, 13) if (first := date(self.year, n, 1)) <= self.last]

    @property
    def mondays(self) -> Iterator[date]:
        """Mondays of the weeks that have a day in the period."""
        monday = self.first - timedelta(days=self.first.weekday())
        while monday <= self.last:
            yield monday
            monday += timedelta(days=7)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last
