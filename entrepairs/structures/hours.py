"""Opening hours of a place, day by day, from its rules and its exceptions. Pure: wall time, no clock, no database.

An exception replaces what is usual that day: « closed » whatever the rules say, or other hours instead of theirs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

DAY = timedelta(days=1)
MIDNIGHT = time(23, 59)
"""« Minuit », the end of the day: its last minute counts whole."""


class Rule(Protocol):
    """Usual hours: `weekday` 0 is Monday; `week` 1 to 5 of the month, 0 every week; days null: no limit."""

    weekday: int
    since: time
    until: time
    week: int
    how: str
    first_day: date | None
    last_day: date | None


class Exceptional(Protocol):
    """Days `first_day` to `last_day` that are not as usual; no hours: closed."""

    first_day: date
    last_day: date
    since: time | None
    until: time | None
    how: str


@dataclass(frozen=True, order=True)
class Slot:
    """Open from `since` to `until` the same day. `how`: with the team, or held by members."""

    since: time
    until: time
    how: str

    @property
    def minutes(self) -> int:
        return _minutes(self.until) - _minutes(self.since)

    def holds(self, at: time) -> bool:
        return self.since <= at < self.until


def slots_of(day: date, rules: Iterable[Rule], exceptions: Iterable[Exceptional]) -> list[Slot]:
    """When the place is open on `day`, in order; overlaps are joined when the door is held in the same way."""
    unusual = [one for one in exceptions if one.first_day <= day <= one.last_day]
    if unusual:
        return _joined(Slot(one.since, one.until, one.how) for one in unusual if one.since and one.until)
    return _joined(Slot(rule.since, rule.until, rule.how) for rule in rules if _applies(rule, day))


def open_at(moment: datetime, rules: Iterable[Rule], exceptions: Iterable[Exceptional]) -> Slot | None:
    """The slot in which `moment` (naive, on the clock of the place) falls; None when it is closed."""
    slots = slots_of(moment.date(), rules, exceptions)
    return next((slot for slot in slots if slot.holds(moment.time())), None)


def next_slot(
    moment: datetime, rules: Sequence[Rule], exceptions: Sequence[Exceptional], *, within: int = 14
) -> tuple[date, Slot] | None:
    """The first slot that begins after `moment`, at most `within` days later."""
    for day in days(moment.date(), moment.date() + within * DAY):
        for slot in slots_of(day, rules, exceptions):
            if datetime.combine(day, slot.since) > moment:
                return day, slot
    return None


def opening(
    first: date, last: date, rules: Sequence[Rule], exceptions: Sequence[Exceptional]
) -> Iterator[tuple[date, list[Slot]]]:
    """Each day from `first` to `last` included when the place is open, and its slots."""
    for day in days(first, last):
        slots = slots_of(day, rules, exceptions)
        if slots:
            yield day, slots


def days(first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last` included."""
    while first <= last:
        yield first
        first += DAY


def open_minutes(slots: Iterable[Slot]) -> int:
    """Minutes during which the door is open: a minute in two slots counts once."""
    total, reached = 0, 0
    for slot in sorted(slots):
        total += max(0, _minutes(slot.until) - max(_minutes(slot.since), reached))
        reached = max(reached, _minutes(slot.until))
    return total


def _applies(rule: Rule, day: date) -> bool:
    if rule.weekday != day.weekday() or rule.week not in (0, (day.day + 6) // 7):
        return False
    return (rule.first_day or day) <= day <= (rule.last_day or day)


def _joined(slots: Iterable[Slot]) -> list[Slot]:
    """In order; two slots of the same kind that touch become one."""
    kept: list[Slot] = []
    for slot in sorted(slots):
        before = next((one for one in reversed(kept) if one.how == slot.how), None)
        if before is not None and slot.since <= before.until:
            kept[kept.index(before)] = Slot(before.since, max(before.until, slot.until), slot.how)
        else:
            kept.append(slot)
    return kept


def _minutes(at: time) -> int:
    return 24 * 60 if at == MIDNIGHT else at.hour * 60 + at.minute
