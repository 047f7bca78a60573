"""With whom of the watch a sealed name may be opened. Pure.

As many people are always set aside: those who stay apart from the author first, then others by lot. Being set aside
says nearly nothing, then, of who wrote: it happens to one person in three to five whatever they know.
Source: docs/decisions/0018-sans-mon-pseudonyme.md."""

from collections.abc import Collection
from secrets import SystemRandom
from typing import TypeVar

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
