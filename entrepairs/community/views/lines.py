"""The posts of a thread as one person reads them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entrepairs.community.marked import marked
from entrepairs.community.models import Post, Reaction, Reader, Thread
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.own_choices import folded, texts_of
from entrepairs.community.put_aside import PutAside
from entrepairs.community.rules.keeping import may_show
from entrepairs.community.views import kept
from entrepairs.community.written import KIND, THREAD
from entrepairs.core.prepared import prepared
from entrepairs.core.rules import Verdict
from entrepairs.people.models import Person
from entrepairs.safety.models import Decision, Measure
from entrepairs.ui.sheets import KEY, cut, fill, hole
from entrepairs.ui.templatetags.ui import when

Phrase = Reaction.Phrase
PIECE = "community/post.html"
WAITING = (Standing.HELD, Standing.LOOKED_AT)
TOKEN = hole("token")
NOTHING = SafeString("")


class Shape(NamedTuple):
    """What many posts have in common. `said`: phrases that someone said, each once; `phrases`: those one may say,
    with whether one has; none on one’s own post. `showing`: whether one may let it appear, None when it is not for
    one to say. `few`: who reads it, where others read only the rest. `is_new`: it came among words already read."""

    standing: str
    is_named: bool
    is_hidden: bool
    is_mine: bool
    is_edited: bool
    change: str
    said: tuple[str, ...]
    phrases: tuple[tuple[str, str, bool], ...]
    may_put_aside: bool
    showing: Verdict | None
    few: str = ""
    is_new: bool = False

    @property
    def waits(self) -> bool:
        return self.standing in WAITING

    @property
    def may_tell(self) -> bool:
        """The two doors to the team stand on what others wrote."""
        return not self.is_mine and self.standing == Standing.SHOWN


class Line(NamedTuple):
    """One post. `decision`: of the team, in force: a note and a blur are shown to all, the reasons to the author.
    `folded`: the sentence in its place, for who has put it aside. `hides_images`: no picture comes by itself."""

    shape: Shape
    post: Post
    decision: Decision | None
    folded: str
    hides_images: bool

    @property
    def is_blurred(self) -> bool:
        return self.decision is not None and self.decision.measure == Measure.BLUR

    @property
    def is_changed(self) -> bool:
        """The team decided something else than to leave it."""
        return self.decision is not None and self.decision.measure != Measure.LEAVE

    @property
    def worries(self) -> bool:
        """It is one’s own, and the team looks at it before others do."""
        return self.shape.is_mine and self.shape.standing == Standing.LOOKED_AT

    @property
    def is_kept(self) -> bool:
        """From others: whoever wrote it and the team read it, whatever they read of the rest."""
        return self.shape.standing in APART or self.post.is_told_to_team

    def told_new(self) -> "Line":
        return self._replace(shape=self.shape._replace(is_new=True))

    def drawn(self, around: dict[str, Any]) -> str:
        """As the page shows it, with a hole for the token of its forms. `around`: what the page says of the circle, and
        of who reads it.

        Strangers read an open thread: a post there with nothing of its own, nor of its reader, is drawn once in a
        moment for all those to whom it looks the same."""
        post, common = self.post, self._common(around["in_common"])
        cares = around["care"] is not None and around["care"].post == post.pk
        if self.decision is not None or self.folded or self.shape.waits or cares:
            own = {**self._own(common), "line": self, "folded": self.folded, "cares": cares}
            return render_to_string(PIECE, {"shape": self.shape, **own, **around})
        if common or hasattr(post, "picture") or post.only_for_id or not around["is_open"]:
            return self._filled(common)
        key = (post.pk, self.shape, post.sealed_text, post.voice.name, around["language"])
        return kept.posts.once(key, lambda: self._filled(common))

    def _filled(self, common: SafeString) -> str:
        return fill(_sheet(self.shape, get_language()), self._own(common))

    def _own(self, common: SafeString) -> dict[str, str]:
        post, body = self.post, marked(self.post.text)
        to = post.only_for.name if post.only_for and self.shape.few == "elle" else ""
        own = {
            "key": str(post.pk),
            "name": post.voice.name,
            "to": to,
            "at": when(post.written_at, look="ago"),
            "body": body,
        }
        return own | {"picture": self._picture(), "common": common, "token": TOKEN}

    def _common(self, told: Mapping[UUID, SafeString]) -> SafeString:
        is_read = self.shape.standing == Standing.SHOWN and not self.folded
        return told.get(self.post.voice_id, NOTHING) if is_read else NOTHING

    def _picture(self) -> SafeString:
        picture = getattr(self.post, "picture", None)
        if picture is None:
            return NOTHING
        return render_to_string("community/picture.html", {"picture": picture, "hides": self.hides_images})


def joined(drawn: Iterable[str], token: str) -> SafeString:
    """Posts one after the other, with the token of their forms."""
    return SafeString("".join(drawn).replace(TOKEN, token))


@lru_cache(maxsize=500)
def _sheet(shape: Shape, _language: str | None) -> tuple[str, ...]:
    holes = {name: hole(name) for name in ("name", "to", "at", "body", "picture", "common")}
    return cut(render_to_string(PIECE, {"shape": shape, "folded": "", "key": KEY, "csrf_token": TOKEN, **holes}))


def lines(
    posts: Sequence[Post], thread: Thread, reader: Reader | None, decided: Mapping[UUID, Decision], choices: PutAside
) -> list[Line]:
    """`choices`: what this reader has put aside."""
    seen = _Seen.by(reader, thread, posts)
    return [_line(post, seen.shape(post), decided.get(post.pk), choices) for post in posts]


def _line(post: Post, shape: Shape, decision: Decision | None, choices: PutAside) -> Line:
    why = "" if shape.is_mine else folded(choices, texts_of(post) if choices.words else [], post.voice.person_id)
    return Line(shape, post, decision, why, choices.images)


def decisions_on(posts: Sequence[Post], thread: Thread) -> dict[UUID, Decision]:
    """Those in force, of the team, by what they are about: posts, or the thread itself."""
    return {row.object_id: row for row in _decisions([post.pk for post in posts], thread.pk)}


@prepared
def _decisions(posts: list[UUID], thread: UUID) -> QuerySet[Decision]:
    about = Q(kind=KIND, object_id__in=posts) | Q(kind=THREAD, object_id=thread)
    return Decision.objects.in_force().filter(about).order_by().select_related("data_key")


@prepared
def _phrases(posts: list[UUID]) -> Any:
    return Reaction.objects.filter(post__in=posts).order_by().values_list("post", "person", "phrase")


@dataclass(frozen=True)
class _Seen:
    """What a page of posts is for one person: `mine`: the mark of their voice; `labels`: the phrases, `unsaid`: as who
    has said none finds them, none in a circle that has closed; `told`: those said to each post, `own`: those they said;
    `keeper`: the person, when they are of the team of the circle; `voices`: theirs, when it speaks there."""

    mine: str
    keeper: Person | None
    labels: dict[str, str]
    unsaid: tuple[tuple[str, str, bool], ...]
    told: dict[UUID, set[str]]
    own: dict[UUID, set[str]]
    voices: Container[UUID] = ()

    @classmethod
    def by(cls, reader: Reader | None, thread: Thread, posts: Sequence[Post]) -> "_Seen":
        told: dict[UUID, set[str]] = defaultdict(set)
        own: dict[UUID, set[str]] = defaultdict(set)
        for post, person, phrase in _phrases([post.pk for post in posts]):
            told[post].add(phrase)
            if reader is not None and person == reader.person.pk:
                own[post].add(phrase)
        labels = {key: str(label) for key, label in Phrase.choices} if reader or told else {}
        unsaid = _choices(labels, ()) if thread.circle.closed_at is None else ()
        if reader is None:
            return cls("", None, labels, unsaid, told, own)
        keeper = reader.person if thread.circle.structure_id in reader.keeps else None
        mine = thread.mark_of(reader.person)
        voices = {post.voice_id for post in posts if post.voice.mark == mine}
        return cls(mine, keeper, labels, unsaid, told, own, voices)

    def shape(self, post: Post) -> Shape:
        key, voice = post.pk, post.voice
        is_mine = bool(self.mine) and voice.mark == self.mine
        free = bool(self.mine) and not is_mine and post.standing == Standing.SHOWN
        told, own = self.told.get(key, ()), self.own.get(key, ())
        return Shape(
            standing=post.standing,
            is_named=bool(voice.name),
            is_hidden=bool(voice.alias),
            is_mine=is_mine,
            is_edited=post.edited_at is not None,
            change=str(post.change),
            said=tuple(label for key, label in self.labels.items() if key in told) if told else (),
            phrases=() if not free else self._phrases(own) if own else self.unsaid,
            may_put_aside=bool(self.mine) and voice.person_id is not None,
            showing=None
            if is_mine or self.keeper is None or post.standing not in WAITING
            else may_show(self.keeper, post),
            few=self._few(post),
        )

    def _few(self, post: Post) -> str:
        """« vous » are whom it is for; for the team, which wrote it, that is « elle ». Nothing to who opened a thread
        that others do not read: its page says so."""
        if post.only_for_id is None:
            return ""
        is_mine = post.voice.mark == self.mine
        if is_mine and post.is_told_to_team:
            return "vous"
        if is_mine or (self.keeper and post.only_for_id not in self.voices):
            return "elle"
        is_said = post.thread.standing in APART and post.thread.mark_of_first == self.mine
        return "" if is_said else "vous"

    def _phrases(self, own: Container[str]) -> tuple[tuple[str, str, bool], ...]:
        """All; where one says none any more, those to take back."""
        return tuple(one for one in _choices(self.labels, own) if self.unsaid or one[2])


def _choices(labels: Mapping[str, str], own: Container[str]) -> tuple[tuple[str, str, bool], ...]:
    """The phrases one may say, or take back."""
    return tuple((key, label, key in own) for key, label in labels.items())
