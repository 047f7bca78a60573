"""What a page says, once, to who wrote there of a danger: thanks, when somebody will read it, whom to call."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from entrepairs.community.models.thread import Standing
from entrepairs.community.views.lines import Line
from entrepairs.community.written import KIND
from entrepairs.core.clock import now
from entrepairs.safety.awaited import Awaited, awaited, dangers


class Care(NamedTuple):
    """`post`: where it is said. `awaited`: None when the watch has nothing red there: the team of the circle reads."""

    post: UUID
    awaited: Awaited | None


def care(read: Sequence[Line]) -> Care | None:
    """At the latest of one’s own words that the watch looks at as a danger; else at the latest that the team does."""
    mine = (line for line in reversed(read) if line.shape.is_mine and line.shape.standing != Standing.REMOVED)
    own = [line for line in mine if line.is_kept]
    reds = dangers(KIND, [line.post.pk for line in own]) if own else {}
    told = (Care(pk, said) for line in own if (red := reds.get(pk := line.post.pk)) and (said := awaited(red, now())))
    left = (Care(line.post.pk, None) for line in own if line.worries or line.post.pk in reds)
    return next(told, None) or next(left, None)
