"""The threads of a list: what each is, who opened it, when someone last wrote in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entrepairs.community.models import Circle, Follow, Post, Reader, Thread, Voice
from entrepairs.community.models.post import sight
from entrepairs.community.models.thread import Standing
from entrepairs.community.own_choices import folded, put_aside_by
from entrepairs.community.put_aside import PutAside
from entrepairs.community.written import KIND
from entrepairs.core.prepared import prepared
from entrepairs.safety.models import Decision, Measure
from entrepairs.ui.sheets import KEY, cut, fill, hole
from entrepairs.ui.templatetags.ui import when

NOT_SHOWN = frozenset(Standing.values) - {Standing.SHOWN}


@dataclass(frozen=True)
class Shape:
    """What many threads have in common. `instead`: see `Above`."""

    intent: str
    standing: str
    instead: str
    is_noted: bool
    is_named: bool
    readers: str

    @property
    def readers_label(self) -> str:
        """Empty when all who read the circle read it."""
        return str(Circle.Readers(self.readers).label) if self.readers else ""

    @property
    def intent_label(self) -> str:
        return str(Thread.Intent(self.intent).label)

    @property
    def standing_label(self) -> str:
        """Empty when everybody reads it."""
        return "" if self.standing == Standing.SHOWN else str(Standing(self.standing).label)


class Above(NamedTuple):
    """What stands above a thread, for one reader: it goes as the post that begins it. `instead`: what is said in the
    place of the title. `is_blurred`: its page shows title and note to whoever unfolds them."""

    title: str
    note: str = ""
    instead: str = ""
    is_blurred: bool = False

    @property
    def said(self) -> list[str]:
        """What a list shows of it."""
        return [] if self.instead else [self.title, self.note]


def above(thread: Thread, reader: Reader | None, first: Any) -> Above:
    """`first`: a row `with_first`; None: nothing is known of it."""
    if not thread.title:
        return Above("", instead=_("Le début de ce fil est retiré"))
    if first and first.standing_of_first in NOT_SHOWN and not _sees_what_waits(reader, thread, first.mark_of_first):
        return Above("", instead=_("Le début de ce fil n’est pas visible"))
    if first and first.is_blurred:
        return Above(thread.title, thread.content_note, _("L’équipe a flouté le début de ce fil"), is_blurred=True)
    return Above(thread.title, thread.content_note)


def above_of(thread: Thread, reader: Reader | None) -> Above:
    """Of a thread that comes with its opening."""
    return above(thread, reader, next(iter(thread.opening), None))


def _sees_what_waits(reader: Reader | None, thread: Thread, of_first: str) -> bool:
    """Its author and the team."""
    _pk, _apart, mark, is_team = sight(reader, thread)
    return is_team or of_first == mark


def with_first(rows: QuerySet[Any], **where: OuterRef) -> QuerySet[Any]:
    """The same rows, with what became of the post that begins their thread. `where`: how to find it."""
    posts = Post.objects.filter(begins=True, **where).order_by("written_at", "pk")
    first = {name: Subquery(posts.values(name)[:1]) for name in ("pk", "standing", "voice__mark")}
    rows = rows.annotate(first=first["pk"], standing_of_first=first["standing"], mark_of_first=first["voice__mark"])
    blurs = Decision.objects.in_force().filter(kind=KIND, object_id=OuterRef("first"), measure=Measure.BLUR)
    return cast("QuerySet[Any]", rows.annotate(is_blurred=Exists(blurs.order_by())))


def with_opening(threads: Sequence[Thread]) -> Sequence[Thread]:
    """The same, each with who opened it, and what became of its first post."""
    opened = {voice.thread_id: [voice] for voice in _openers([thread.pk for thread in threads])}
    for thread in threads:
        thread.opening = opened.get(thread.pk, [])
    return threads


@prepared
def _openers(threads: list[UUID]) -> QuerySet[Any]:
    rows = Voice.objects.filter(thread__in=threads, opened_it=True).select_related("person")
    return with_first(rows, voice=OuterRef("pk"))


def headings(threads: Sequence[Thread], reader: Reader | None) -> list[SafeString]:
    """As a list shows them. Each comes with its circle and the key of its circle."""
    choices = put_aside_by(reader.person if reader else None)
    return [_heading(thread, above_of(thread, reader), choices, reader) for thread in with_opening(threads)]


def followed_by(reader: Reader) -> list[tuple[Thread, Above, str]]:
    """Those that this person asked to follow, and the sentence in the place of each that they have put aside."""
    choices, threads = put_aside_by(reader.person), with_opening(list(Follow.objects.asked_by(reader)))
    shown = [(thread, above_of(thread, reader)) for thread in threads]
    return [(thread, heading, _folded(thread, heading, choices)) for thread, heading in shown]


def _folded(thread: Thread, heading: Above, choices: PutAside) -> str:
    voice = next(iter(thread.opening), None)
    return folded(choices, heading.said, voice.person_id if voice else None)


def _heading(thread: Thread, heading: Above, choices: PutAside, reader: Reader | None) -> SafeString:
    voice = next(iter(thread.opening), None)
    name, (title, note) = voice.name if voice else "", heading.said or ("", "")
    readers = str(thread.who_reads) if thread.is_narrower else ""
    shape = Shape(
        thread.intent, _told_standing(thread, voice, reader), heading.instead, bool(note), bool(name), readers
    )
    own = {"key": str(thread.pk), "name": name, "title": title, "note": note, "at": when(thread.came_at, look="ago")}
    if why := _folded(thread, heading, choices):
        return render_to_string("community/thread_line.html", {"shape": shape, "folded": why, **own})
    return fill(_sheet(shape, get_language()), own)


def _told_standing(thread: Thread, opener: Voice | None, reader: Reader | None) -> str:
    """Why others do not read a thread is told to who opened it and to the team, not to who goes on there."""
    if thread.standing != Standing.SHOWN and opener is not None and not _sees_what_waits(reader, thread, opener.mark):
        return Standing.LOOKED_AT
    return thread.standing


@lru_cache(maxsize=100)
def _sheet(shape: Shape, _language: str | None) -> tuple[str, ...]:
    holes = {name: hole(name) for name in ("name", "title", "note", "at")}
    return cut(render_to_string("community/thread_line.html", {"shape": shape, "folded": "", "key": KEY, **holes}))
