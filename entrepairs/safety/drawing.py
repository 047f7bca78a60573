"""With whom of the watch a sealed name may be opened, and who looks at what it writes. Pure.

As many people are always set aside: those who stay apart from the author first, then others by lot. Being set aside
says nearly nothing, then, of who wrote: it happens to one person in three to five whatever they know.
Source: docs/decisions/0018-sans-mon-pseudonyme.md."""

from collections.abc import Collection
from secrets import SystemRandom
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")
SMALLEST = 3
"""A watch of two would be told by a refusal who wrote: nothing is opened."""


def set_aside(size: int) -> int:
    """How many of a watch of that size take no part, at the least."""
    return max(1, size // 3)


def drawn(team: Collection[Key], apart: Collection[Key]) -> list[Key]:
    """Those with whom the name may be opened, in no order; nobody when the watch is too small."""
    if len(team) < SMALLEST:
        return []
    spread = SystemRandom().sample(list(team), len(team))
    return [one for one in spread if one not in apart][: len(team) - set_aside(len(team))]


class Draw(NamedTuple):
    """Who looks at what an alias writes, and who does not. Whoever is in neither was not drawn yet: they do not."""

    left_to: frozenset[str] = frozenset()
    set_aside: frozenset[str] = frozenset()


def to_draw(before: Draw, team: Collection[str]) -> set[str]:
    """Those who came since; everybody, when nobody is left of those whom it was left to."""
    everyone = set(team)
    return everyone - before.left_to - before.set_aside if everyone & before.left_to else everyone


def drawn_again(before: Draw, team: Collection[str], apart: Collection[str]) -> Draw:
    """Of this team: who was drawn stays so; those who came since have the chances of the others, each in turn."""
    everyone, came = set(team), to_draw(before, team)
    if came == everyone:
        left_to = set(drawn(team, apart)) or everyone - set(apart)
    else:
        left_to = (everyone & before.left_to) | {one for one in came if one not in apart and not _is_out(len(team))}
    return Draw(frozenset(left_to), frozenset(everyone - left_to))


def _is_out(size: int) -> bool:
    """By lot, as one of the first team would have been; too few to hide anybody: nobody."""
    return size >= SMALLEST and SystemRandom().randrange(size) < set_aside(size)
