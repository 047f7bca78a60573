"""The threads of a list: what each is, who opened it, when someone last wrote in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entrepairs.community.models import Circle, Follow, Thread, Voice
from entrepairs.community.models.thread import Standing
from entrepairs.community.own_choices import folded, put_aside_by
from entrepairs.community.put_aside import PutAside
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.ui.sheets import KEY, cut, fill, hole
from entrepairs.ui.templatetags.ui import when


@dataclass(frozen=True)
class Shape:
    """What many threads have in common."""

    intent: str
    standing: str
    is_titled: bool
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


def with_opening(threads: Sequence[Thread]) -> Sequence[Thread]:
    """The same, each with who opened it."""
    opened = {voice.thread_id: [voice] for voice in _openers([thread.pk for thread in threads])}
    for thread in threads:
        thread.opening = opened.get(thread.pk, [])
    return threads


@prepared
def _openers(threads: list[UUID]) -> QuerySet[Voice]:
    return Voice.objects.filter(thread__in=threads, opened_it=True).select_related("person")


def headings(threads: Sequence[Thread], person: Person | None) -> list[SafeString]:
    """As a list shows them. Each comes with its circle, the key of its circle, and its opening."""
    choices = put_aside_by(person)
    return [_heading(thread, choices) for thread in with_opening(threads)]


def followed_by(person: Person) -> list[tuple[Thread, str]]:
    """Those that this person asked to follow, and the sentence in the place of each that they have put aside."""
    choices, threads = put_aside_by(person), with_opening(list(Follow.objects.asked_by(person)))
    return [(thread, _folded(thread, choices)) for thread in threads]


def _folded(thread: Thread, choices: PutAside) -> str:
    voice = next(iter(thread.opening), None)
    return folded(choices, [thread.title, thread.content_note], voice.person_id if voice else None)


def _heading(thread: Thread, choices: PutAside) -> SafeString:
    voice = next(iter(thread.opening), None)
    name, title, note = voice.name if voice else "", thread.title, thread.content_note
    readers = str(thread.who_reads) if thread.is_narrower else ""
    shape = Shape(thread.intent, thread.standing, bool(title), bool(note), bool(name), readers)
    own = {"key": str(thread.pk), "name": name, "title": title, "note": note, "at": when(thread.last_at, look="ago")}
    if why := _folded(thread, choices):
        return render_to_string("community/thread_line.html", {"shape": shape, "folded": why, **own})
    return fill(_sheet(shape, get_language()), own)


@lru_cache(maxsize=100)
def _sheet(shape: Shape, _language: str | None) -> tuple[str, ...]:
    holes = {name: hole(name) for name in ("name", "title", "note", "at")}
    return cut(render_to_string("community/thread_line.html", {"shape": shape, "folded": "", "key": KEY, **holes}))
