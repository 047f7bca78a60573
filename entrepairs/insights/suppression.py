"""What may be said outside of a house: counts under five people are hidden, and others with them so that nobody gets
them back by subtraction. Pure.

The reader we protect from knows how this works, every sum that binds the counts, what was said before, and even which
of the hidden counts are the small ones. After hiding, a small count may still be any of 1, 2, 3, 4: nothing more is
learned than « moins de 5 ». What is hidden along with it is chosen by its place, never by its size, which would tell
something. Sums must not form a circle: then the values that a count may still have are exactly those found here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

LEAST = 5
"""Fewer people than that are a small count; nobody is none."""
SPREAD = LEAST - 1
"""As many values as must remain possible for a small count."""

Range = tuple[float, float]


@dataclass(frozen=True)
class Sum:
    """`total` is the sum of `parts`, each the key of a count."""

    total: str
    parts: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.total, *self.parts)


@dataclass(frozen=True)
class Counts:
    """Numbers of people by key, and what binds them. `unsaid`: printed nowhere, but one may subtract to find them.

    `out`: what has already left the house, key → number; it cannot be hidden again while it is unchanged.
    `kept_back`: what was hidden then; it stays so. ValueError when the sums form a circle or name an unknown key."""

    values: Mapping[str, int]
    sums: Sequence[Sum] = ()
    unsaid: Collection[str] = ()
    out: Mapping[str, int] = field(default_factory=dict)
    kept_back: Collection[str] = ()

    def __post_init__(self) -> None:
        roots: dict[str, str] = {}
        for n, one in enumerate(self.sums):
            for key in one.keys:
                if key not in self.values:
                    raise ValueError(f"No count named {key!r}")
                if _root(roots, key) == _root(roots, f"\0{n}"):
                    raise ValueError(f"The sums form a circle at {key!r}")
                roots[_root(roots, key)] = _root(roots, f"\0{n}")

    def is_out(self, key: str) -> bool:
        """Known outside already, as it is now."""
        return self.out.get(key) == self.values[key]


def is_small(number: float) -> bool:
    return 0 < number < LEAST


def hidden(counts: Counts) -> frozenset[str]:
    """The keys of the counts that must not be said: small ones, and those that would give them back."""
    said = [key for key in counts.values if key not in counts.unsaid]
    away = {key for key in said if is_small(counts.values[key]) or key in counts.kept_back}
    while weak := _found_out(counts, away):
        more = _next_to_hide(counts, away, weak)
        if more is None:
            break  # all that could protect it has left the house before
        away.add(more)
    return frozenset(away)


def possible(counts: Counts, away: Collection[str]) -> dict[str, Range]:
    """What a reader knows of every count when those of `away` are hidden: the least and the most it may be."""
    ranges = {key: _at_first(counts, key, key in away) for key in counts.values}
    changed = True
    while changed:
        changed = False
        for one in counts.sums:
            for key, narrower in _narrowed(one, ranges):
                if narrower != ranges[key]:
                    ranges[key], changed = narrower, True
    return ranges


def _at_first(counts: Counts, key: str, is_away: bool) -> Range:
    number = counts.values[key]
    if counts.is_out(key):
        return number, number
    if key in counts.unsaid:
        return 0, inf
    if not is_away:
        return number, number
    return (1, SPREAD) if is_small(number) else (min(LEAST, number), inf)


def _narrowed(one: Sum, ranges: Mapping[str, Range]) -> Iterable[tuple[str, Range]]:
    """What the sum says of each of its counts, given the others."""
    least, most = (sum(ranges[part][side] for part in one.parts) for side in (0, 1))
    total = _both(ranges[one.total], (least, most))
    yield one.total, total
    for part in one.parts:
        others = [ranges[other] for other in one.parts if other != part]
        low = total[0] - sum(other[1] for other in others)
        yield part, _both(ranges[part], (low, total[1] - sum(other[0] for other in others)))


def _both(one: Range, other: Range) -> Range:
    return max(one[0], other[0]), min(one[1], other[1])


def _found_out(counts: Counts, away: Collection[str]) -> list[str]:
    """Small counts of which a reader knows too much, and which have not left the house yet."""
    ranges = possible(counts, away)
    small = [key for key, number in counts.values.items() if is_small(number) and not counts.is_out(key)]
    return [key for key in small if ranges[key][1] - ranges[key][0] + 1 < SPREAD]


def _next_to_hide(counts: Counts, away: Collection[str], weak: Iterable[str]) -> str | None:
    """The count that follows a weak one in a sum, parts before the total; further away when there is none."""
    reached, sums = list(weak), list(counts.sums)
    while near := [one for one in sums if set(reached) & set(one.keys)]:
        for one in near:
            for key in _after(one, reached):
                if _may_hide(counts, key) and key not in away:
                    return key
        sums = [one for one in sums if one not in near]
        reached = list(dict.fromkeys([*reached, *(key for one in near for key in one.keys)]))
    return None


def _after(one: Sum, reached: Sequence[str]) -> Sequence[str]:
    """The keys of the sum, from the one after the first that is reached, round to it; the total last."""
    start = next((n + 1 for n, part in enumerate(one.parts) if part in reached), 0)
    return [*one.parts[start:], *one.parts[:start], one.total]


def _may_hide(counts: Counts, key: str) -> bool:
    """Nobody is nobody: hiding it protects no one."""
    return key not in counts.unsaid and counts.values[key] > 0 and not counts.is_out(key)


def _root(roots: dict[str, str], key: str) -> str:
    while key in roots:
        key = roots[key]
    return key
