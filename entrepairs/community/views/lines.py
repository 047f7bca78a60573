"""The posts of a thread as one person reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from entrepairs.community.models import Post, Reaction, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND
from entrepairs.people.models import Person
from entrepairs.safety.models import Decision, Measure

Phrase = Reaction.Phrase


@dataclass(frozen=True)
class Line:
    """`name`: pseudonym or alias, empty once the account is erased. `said`: phrases that someone said, each once;
    `phrases`: those one may say, with whether one has; none on one’s own post.
    `decision`: of the team, in force: a note and a blur are shown to all, the reasons to the author."""

    post: Post
    name: str
    is_hidden: bool
    is_mine: bool
    said: list[str]
    phrases: list[tuple[str, str, bool]]
    waits: bool
    may_show: bool
    decision: Decision | None

    @property
    def is_blurred(self) -> bool:
        return self.decision is not None and self.decision.measure == Measure.BLUR

    @property
    def is_changed(self) -> bool:
        """The team decided something else than to leave it."""
        return self.decision is not None and self.decision.measure != Measure.LEAVE

    @property
    def may_tell(self) -> bool:
        """The two doors to the team stand on what others wrote."""
        return not self.is_mine and self.post.standing == Standing.SHOWN

    @property
    def worries(self) -> bool:
        """The team looks at it before others do."""
        return self.post.standing == Standing.LOOKED_AT


def lines(posts: Sequence[Post], thread: Thread, person: Person | None, team: bool) -> list[Line]:
    mine = thread.mark_of(person) if person else ""
    about = {"kind": KIND, "object_id__in": [post.pk for post in posts]}
    decided = {row.object_id: row for row in Decision.objects.in_force().filter(**about).select_related("data_key")}
    return [_line(post, thread, person, mine, team, decided.get(post.pk)) for post in posts]


def _line(post: Post, thread: Thread, person: Person | None, mine: str, team: bool, decision: Decision | None) -> Line:
    post.thread = thread
    is_mine = bool(mine) and post.voice.mark == mine
    given = list(post.reactions.all())
    own = {one.phrase for one in given if person is not None and one.person_id == person.pk}
    free = person is not None and not is_mine and post.standing == Standing.SHOWN
    phrases = [(key, str(label), key in own) for key, label in Phrase.choices] if free else []
    said = [str(label) for key, label in Phrase.choices if key in {one.phrase for one in given}]
    waits = post.standing in (Standing.HELD, Standing.LOOKED_AT)
    name, is_hidden = post.voice.name, bool(post.voice.alias)
    return Line(post, name, is_hidden, is_mine, said, phrases, waits, waits and team and not is_mine, decision)
