"""A text that goes around the circles, word for word: read before it is shown again."""

from entrepairs.community.models import Thread
from entrepairs.core.words import fold
from entrepairs.people.throttle import seen_again

LONG, SAME = 80, 2
"""A text of so many letters, or signs, sent word for word more often than that in a day by anyone, is looked at
first."""


def is_spread(text: str, thread: Thread, *, instead_of: str = "") -> bool:
    """Whether this text, said again word for word, goes around the circles: nobody tells the same story three times
    a day. Counts this one, unless it only corrects the signs of the one that was there (`instead_of`).

    What not everybody reads counts by itself: what waits elsewhere must not tell what was said there."""
    scope = "" if thread.is_public else f"{thread.circle_id}{thread.who_reads}"
    said = _compared(text)
    return len(said) >= LONG and said != _compared(instead_of) and seen_again(f"{scope} {said}") > SAME


def _compared(text: str) -> str:
    """Its letters, so that a number at the end makes no other text of it; where they are few, its signs too; where that
    is still little, all of it."""
    whole = "".join(fold(text).split())
    for kept in (str.isalpha, lambda sign: not sign.isdigit()):
        if len(said := "".join(filter(kept, whole))) >= LONG:
            return said
    return whole
