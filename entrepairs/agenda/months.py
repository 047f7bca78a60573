"""Months as a wall calendar shows them: whole weeks, from Monday. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from entrepairs.agenda.weeks import FIRST, LAST

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """`first`: its first day."""

    first: date

    @property
    def days(self) -> list[date]:
        """From the Monday of its first week to the Sunday of its last."""
        start = self.first - self.first.weekday() * DAY
        last = self.after.first - DAY
        return [start + n * DAY for n in range((last - start).days + 7 - last.weekday())]

    @property
    def before(self) -> "Month":
        return Month((self.first - DAY).replace(day=1))

    @property
    def after(self) -> "Month":
        return Month((self.first + 31 * DAY).replace(day=1))

    @property
    def key(self) -> str:
        """« 2026-12 »: how an address names it."""
        return f"{self.first:%Y-%m}"

    def holds(self, day: date) -> bool:
        return (day.year, day.month) == (self.first.year, self.first.month)


def month_asked(text: str, today: date) -> Month:
    """The month that an address asks for; this month when it asks for nothing that we understand."""
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        day = today
    return Month(min(max(day, FIRST.replace(day=1)), LAST).replace(day=1))
