"""Weeks as people say them: from Monday to Sunday, on the clock of the house. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
FIRST, LAST = date(2000, 1, 3), date(2100, 1, 4)


@dataclass(frozen=True)
class Week:
    """Seven days from `monday`, on the clock of `zone` (IANA)."""

    monday: date
    zone: str

    @property
    def days(self) -> list[date]:
        return [self.monday + timedelta(days=n) for n in range(7)]

    @property
    def start(self) -> datetime:
        """Its first instant."""
        return datetime.combine(self.monday, time(), ZoneInfo(self.zone))

    @property
    def end(self) -> datetime:
        """The first instant after it: 167 or 169 hours later when clocks change."""
        return datetime.combine(self.monday + WEEK, time(), ZoneInfo(self.zone))

    @property
    def before(self) -> "Week":
        return Week(self.monday - WEEK, self.zone)

    @property
    def after(self) -> "Week":
        return Week(self.monday + WEEK, self.zone)

    @property
    def key(self) -> str:
        """« 2026-11-23 »: how an address names it."""
        return self.monday.isoformat()


def week_of(day: date, zone: str) -> Week:
    """The week of that day; at the edges of what a calendar can hold, the last one that it holds."""
    kept = min(max(day, FIRST), LAST)
    return Week(kept - timedelta(days=kept.weekday()), zone)


def asked(text: str, today: date, zone: str) -> Week:
    """The week that an address asks for; this week when it asks for nothing that we understand."""
    try:
        return week_of(date.fromisoformat(text), zone)
    except ValueError:
        return week_of(today, zone)
