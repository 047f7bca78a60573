"""When the team of the watch is there, and when something is due, counted in its hours. Pure: no clock, no database.

Hours are said on the clock of the house, and last what they really last: a night that loses an hour in March is an
hour shorter. Closed days are closed whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from entrepairs.structures.hours import MIDNIGHT, slots_of

LOOKED_AHEAD = timedelta(days=62)
"""A team that is not there for two months has no hours: delays are then counted by the clock."""


@dataclass
class Usual:
    """Each week on that day, 0 is Monday, from `since` to `until`; 23:59 is midnight."""

    weekday: int
    since: time
    until: time
    week: int = 0
    how: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass
class Closed:
    """Nobody from `first_day` to `last_day`, both included: holidays, a rest."""

    first_day: date
    last_day: date
    since: time | None = None
    until: time | None = None
    how: str = ""


@dataclass(frozen=True)
class TeamHours:
    """No usual hours at all: nobody said when the team is there, and it is never called absent."""

    usual: tuple[Usual, ...] = ()
    closed: tuple[Closed, ...] = ()
    zone: tzinfo = UTC

    def windows(self, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """When the team is there between two instants: pairs of UTC instants, in order, apart from one another."""
        day, last, reached = since.astimezone(self.zone).date() - timedelta(days=1), until, since.astimezone(UTC)
        while self._instant(day, time()) < last:
            for slot in slots_of(day, self.usual, self.closed):
                opens, closes = max(self._instant(day, slot.since), reached), min(self._end(day, slot.until), last)
                if opens < closes:
                    yield opens, closes
                    reached = closes
            day += timedelta(days=1)

    def _instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def _end(self, day: date, at: time) -> datetime:
        return self._instant(day + timedelta(days=1), time()) if at == MIDNIGHT else self._instant(day, at)


def is_there(hours: TeamHours, at: datetime) -> bool:
    """Whether someone is on duty; always when no hours were said."""
    return not hours.usual or any(hours.windows(at, at + timedelta(seconds=1)))


def came_at(hours: TeamHours, at: datetime) -> datetime | None:
    """Since when the team is there, if it is, and said its hours; a day before at most. Midnight ends nothing."""
    since, until = None, None
    for opens, closes in hours.windows(at - timedelta(days=1), at + timedelta(seconds=1)):
        since, until = (since if opens == until else opens), closes
    return since if until is not None and until > at else None


def back_at(hours: TeamHours, at: datetime) -> datetime | None:
    """The next instant when the team is there: `at` itself if it is. None when it is not, for two months."""
    if not hours.usual:
        return at
    return next((opens for opens, _ in hours.windows(at, at + LOOKED_AHEAD)), None)


def counted(hours: TeamHours, since: datetime, until: datetime) -> timedelta:
    """How long the team was there between two instants."""
    if not hours.usual:
        return until - since
    return sum((closes - opens for opens, closes in hours.windows(since, until)), timedelta())


def due_at(hours: TeamHours, entered: datetime, delay: timedelta) -> datetime:
    """The first instant when the team has been there for `delay` since `entered`; by the clock without hours."""
    left = delay
    if hours.usual:
        for opens, closes in hours.windows(entered, entered + LOOKED_AHEAD):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
    return entered + delay
