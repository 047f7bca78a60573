"""How long a limit on a person lasts: whole days, three months at most. Pure.

A day ends at midnight on the clock of the house, whether it had 23, 24 or 25 hours."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MONTHS = 3


def last_possible(today: date) -> date:
    """Three months after, the same day of the month or the last one it has."""
    year, month = divmod(today.month - 1 + MONTHS, 12)
    year, month = today.year + year, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def end_of(day: date, zone: tzinfo) -> datetime:
    """The instant when that day is over."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
