"""Days counted backwards from today, at an hour of the house."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from entrepairs.core.clock import at


@dataclass(frozen=True)
class Calendar:
    """`now`: the moment at which the demonstration is loaded."""

    now: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def on(self, days_ago: int, hour: str = "12:00") -> datetime:
        """That hour (« 18:42 », the house's clock) of that day; never later than now."""
        there = datetime.combine(self.today - timedelta(days=days_ago), time.fromisoformat(hour))
        return min(timezone.make_aware(there), self.now)

    def living(self, days_ago: int, hour: str = "12:00") -> AbstractContextManager[None]:
        """What is done inside happens then."""
        return at(self.on(days_ago, hour))

    def next_weekday(self, weekday: int, hour: int) -> datetime:
        """The next such day (Monday 0) from the day after tomorrow on, at this hour of the house."""
        first = self.today + timedelta(days=2)
        day = first + timedelta(days=(weekday - first.weekday()) % 7)
        return timezone.make_aware(datetime.combine(day, time(hour)))
