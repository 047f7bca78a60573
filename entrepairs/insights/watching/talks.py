"""How the circles answer, over 28 days: M1 to M4. Pure: voices are keys, and nobody is named."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from entrepairs.community.tasks import AFTER, AFTER_A_FIRST
from entrepairs.safety.watch_hours import TeamHours, counted

MINUTE = timedelta(minutes=1)
ALWAYS = TeamHours()
TURNS = 2
"""So many answers of the same one to the same other make an exchange."""


@dataclass(frozen=True)
class Said:
    """A post. `voice`: who, in this thread; `person`: who, when it is under a pseudonym."""

    at: datetime
    voice: str
    person: str | None = None


@dataclass(frozen=True)
class Talk:
    """A thread, from its first post. `is_first`: the very first words of someone, under their pseudonym. `hours`: when
    the team of its circle said that it is there."""

    posts: Sequence[Said]
    is_first: bool = False
    hours: TeamHours = ALWAYS

    @property
    def wait(self) -> int | None:
        """Minutes to the first answer of somebody else; None: not yet."""
        return int((self.answer.at - self.posts[0].at) / MINUTE) if self.answer else None

    @property
    def announced_wait(self) -> int | None:
        """The same, of the hours that were announced: a night without a team does not count."""
        return self.waited(self.answer.at) if self.answer else None

    @property
    def answer(self) -> Said | None:
        first = self.posts[0]
        return next((one for one in self.posts if one.voice != first.voice), None)

    def waited(self, at: datetime) -> int:
        """Minutes of the announced hours from the first post until then."""
        return int(counted(self.hours, self.posts[0].at, at) / MINUTE)

    def kept(self, at: datetime) -> bool | None:
        """Whether it was answered within what is promised, counted in the announced hours; None: too early to say."""
        promised = int((AFTER_A_FIRST if self.is_first else AFTER) / MINUTE)
        if self.announced_wait is not None:
            return self.announced_wait <= promised
        return False if self.waited(at) > promised else None

    @property
    def goes_back_and_forth(self) -> bool:
        """Someone answered somebody twice, in turn."""
        order = [one.voice for n, one in enumerate(self.posts) if n == 0 or one.voice != self.posts[n - 1].voice]
        return any(times >= TURNS for times in Counter(pairwise(order)).values())


def shared(talks: Sequence[Talk], lived: Mapping[str, Collection[str]]) -> tuple[int, int]:
    """Answers of someone who lived something that the first one lived too, and answers where both may be known.

    `lived`: person → keys of experiences."""
    alike = known = 0
    for talk in talks:
        opener = talk.posts[0]
        if opener.person is None:
            continue
        for one in talk.posts[1:]:
            if one.person is not None and one.person != opener.person:
                known += 1
                alike += bool(set(lived.get(one.person, ())) & set(lived.get(opener.person, ())))
    return alike, known


def share(part: int, whole: int) -> int | None:
    """Per cent, rounded; None when there is nothing."""
    return round(100 * part / whole) if whole else None
