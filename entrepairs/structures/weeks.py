"""The usual weeks of a place on one line of time: each holds until the next begins. Pure.

A season is a week with a last day: what was planned comes back the day after. There is always one week, maybe without
any hours, and never two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

DAY = timedelta(days=1)
EVER, FOREVER = date.min, date.max

Slot = tuple[int, time, time, str]
"""Day of the week (0 is Monday), from, until, and who holds the door (OpeningRule.how)."""
Week = frozenset[Slot]
Line = tuple[Slot, date, date]
"""A slot, and the first and last day when it is usual."""


@dataclass(frozen=True)
class Stretch:
    """`week` is the usual one from `first` to `last`, both included."""

    first: date
    last: date
    week: Week


def stretches(lines: Iterable[Line]) -> list[Stretch]:
    """From EVER to FOREVER, without a hole; two that follow each other differ."""
    lines = list(lines)
    begins = {EVER} | {first for _slot, first, _last in lines}
    begins |= {last + DAY for _slot, _first, last in lines if last < FOREVER}
    return _joined(
        Stretch(first, last, frozenset(slot for slot, since, until in lines if since <= first and last <= until))
        for first, last in _pairs(sorted(begins))
    )


def lines_of(known: Sequence[Stretch]) -> set[Line]:
    """The fewest lines that say the same."""
    found: set[Line] = set()
    begun: dict[Slot, date] = {}
    for one in [*known, Stretch(FOREVER, FOREVER, frozenset())]:
        for slot in begun.keys() - one.week:
            found.add((slot, begun.pop(slot), one.first - DAY if one.first < FOREVER else FOREVER))
        begun = {slot: begun.get(slot, one.first) for slot in one.week}
    return found


def holding(known: Sequence[Stretch], day: date) -> Stretch:
    """The stretch in which `day` falls."""
    return next(one for one in known if one.first <= day <= one.last)


def with_week(known: Sequence[Stretch], week: Week, first: date, last: date | None = None) -> list[Stretch]:
    """`week` from `first` to `last`. Without a last day: until the next planned one, and after each season wherever
    the week that it replaces came back."""
    before = holding(known, first)
    written = _over(known, Stretch(first, last or before.last, week))
    if last is None:
        comes_back = [one for one in written if one.first > before.last and one.week == before.week]
        written = [replace(one, week=week) if one in comes_back else one for one in written]
    return _joined(written)


def without_week(known: Sequence[Stretch], day: date) -> list[Stretch]:
    """What held before the stretch of `day` holds in its place from `day` on. The first one stays."""
    taken = holding(known, day)
    if taken.first == EVER:
        return list(known)
    return _joined(_over(known, Stretch(day, taken.last, holding(known, taken.first - DAY).week)))


def comes_back(known: Sequence[Stretch], one: Stretch) -> bool:
    """Whether the week of `one` is that of before the season which it follows."""
    at = list(known).index(one)
    return at > 1 and known[at - 2].week == one.week


def _over(known: Iterable[Stretch], new: Stretch) -> list[Stretch]:
    kept = [new]
    for one in known:
        if one.first < new.first:
            kept.append(replace(one, last=min(one.last, new.first - DAY)))
        if one.last > new.last:
            kept.append(replace(one, first=max(one.first, new.last + DAY)))
    return sorted(kept, key=lambda one: one.first)


def _joined(known: Iterable[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for one in known:
        if kept and kept[-1].week == one.week:
            kept[-1] = replace(kept[-1], last=one.last)
        else:
            kept.append(one)
    return kept


def _pairs(begins: Sequence[date]) -> Iterable[tuple[date, date]]:
    return zip(begins, [*(one - DAY for one in begins[1:]), FOREVER], strict=True)
