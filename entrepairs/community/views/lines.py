"""The posts of a thread as one person reads them."""

from collections.abc import Iterable
from dataclasses import dataclass

from entrepairs.community.models import Post, Reaction, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.people.models import Person

Phrase = Reaction.Phrase


@dataclass(frozen=True)
class Line:
    """`name`: pseudonym or alias, empty once the account is erased. `said`: phrases that someone said, each once;
    `phrases`: those one may say, with whether one has; none on one’s own post."""

    post: Post
    name: str
    is_hidden: bool
    is_mine: bool
    said: list[str]
    phrases: list[tuple[str, str, bool]]
    waits: bool
    may_show: bool

    @property
    def worries(self) -> bool:
        """The team looks at it before others do."""
        return self.post.standing == Standing.LOOKED_AT


def lines(posts: Iterable[Post], thread: Thread, person: Person | None, team: bool) -> list[Line]:
    mine = thread.mark_of(person) if person else ""
    return [_line(post, thread, person, mine, team) for post in posts]


def _line(post: Post, thread: Thread, person: Person | None, mine: str, team: bool) -> Line:
    post.thread = thread
    is_mine = bool(mine) and post.voice.mark == mine
    given = list(post.reactions.all())
    own = {one.phrase for one in given if person is not None and one.person_id == person.pk}
    free = person is not None and not is_mine and post.standing == Standing.SHOWN
    phrases = [(key, str(label), key in own) for key, label in Phrase.choices] if free else []
    said = [str(label) for key, label in Phrase.choices if key in {one.phrase for one in given}]
    waits = post.standing in (Standing.HELD, Standing.LOOKED_AT)
    name, is_hidden = post.voice.name, bool(post.voice.alias)
    return Line(post, name, is_hidden, is_mine, said, phrases, waits, waits and team and not is_mine)
