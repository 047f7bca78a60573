"""Small numbers point at people: what is shown to many shows none below five, nor lets one subtract them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5


@dataclass(frozen=True)
class Shown:
    """Counts that may be shown, the sum of the others, and the total; None: too few to be said."""

    counts: Mapping[str, int]
    grouped: int
    total: int | None


def exact(counts: Mapping[str, int]) -> Shown:
    """All of them, for who runs the house."""
    return Shown(dict(counts), 0, sum(counts.values()))


def discreet(counts: Mapping[str, int], least: int = LEAST) -> Shown:
    """Counts of at least `least`; the others as one sum, itself of at least `least` and of two counts at least.

    The total, when said, equals what is shown: no subtraction gives a hidden count. Under `least` in all, nothing is
    said, not even the total. Raises ValueError on a negative count."""
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is never negative")
    total = sum(counts.values())
    if total < least:
        return Shown({}, 0, None if total else 0)
    ranked = sorted((count, label) for label, count in counts.items() if count)
    hidden = [pair for pair in ranked if pair[0] < least]
    kept = ranked[len(hidden) :]
    while hidden and kept and (len(hidden) < 2 or sum(count for count, _label in hidden) < least):
        hidden.append(kept.pop(0))
    away = {label for _count, label in hidden}
    return Shown({label: n for label, n in counts.items() if n and label not in away}, total_of(hidden), total)


def total_of(pairs: list[tuple[int, str]]) -> int:
    return sum(count for count, _label in pairs)
