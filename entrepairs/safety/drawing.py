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

    @property
    def columns(self) -> dict[str, list[str]]:
        """As a look keeps it."""
        return {"left_to": sorted(self.left_to), "set_aside": sorted(self.set_aside)}


def to_draw(before: Draw, watch: Collection[str], keepers: Collection[str]) -> set[str]:
    """Those who came since; all the watch, when nobody is left of those whom it was left to."""
    came = {*watch, *keepers} - before.left_to - before.set_aside
    return came if before.left_to & set(watch) else came | set(watch)


def drawn_again(before: Draw, watch: Collection[str], keepers: Collection[str], apart: Collection[str]) -> Draw:
    """Who was drawn stays so. Those who come together are drawn together; those who came since, or are too few, have
    the chances of the others, each in turn. Who is of the watch and lets things appear is drawn once: two lots would
    leave nobody."""
    everyone, asked = {*watch, *keepers}, to_draw(before, watch, keepers)
    chosen: set[str] = set()
    for team in (set(watch), set(keepers) - set(watch)):
        came = asked & team
        if came == team and (len(team) >= SMALLEST or team <= set(watch)):
            chosen |= set(drawn(team, apart)) or team - set(apart)
        else:
            chosen |= {one for one in came if one not in apart and not _is_out(len(everyone))}
    return Draw((before.left_to - asked) | chosen, (before.set_aside | asked) - chosen)


def _is_out(size: int) -> bool:
    """By lot, as one of the first team would have been; too few to hide anybody: nobody."""
    return size >= SMALLEST and SystemRandom().randrange(size) < set_aside(size)
