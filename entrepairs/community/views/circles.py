"""The circles, and one of them: newest activity first. What is open is read without an account."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from entrepairs.community.actions.reading import note_read
from entrepairs.community.models import Circle, Guest, Post, Reader, Thread, Voice, Welcome
from entrepairs.community.own_choices import put_aside_by
from entrepairs.community.reading import PAGE, Cursor, cursor
from entrepairs.community.rules.keeping import may_open_circle
from entrepairs.community.rules.writing import charter_of, not_paused, welcomes
from entrepairs.community.views import kept
from entrepairs.community.views.headings import followed_by, headings
from entrepairs.community.views.newest import newest
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, page
from entrepairs.core.prepared import prepared
from entrepairs.people.gate import person_of
from entrepairs.people.models import Person
from entrepairs.safety.models import Limit, TeamWord, days_off

BEHIND = 50


@login_not_required
@never_cache
@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    """Those that this person reads."""
    person = person_of(request)
    rows = Circle.objects.visible_to(person).select_related("structure")
    at, off = now(), days_off()
    for row in rows:
        row.days_off = off
    shown = [(row, row.has_team_at(at)) for row in rows if row.closed_at is None]
    closed = Limit.objects.visible_to(person).in_force().filter(reach=Limit.Reach.PLACE) if person else ()
    muted = put_aside_by(person).circles
    context: dict[str, Any] = {"closed": closed, "is_signed_in": person is not None}
    context["ended"] = [row for row in rows if row.closed_at is not None]
    context |= {"circles": [one for one in shown if one[0].pk not in muted]}
    context |= {"aside": [row for row, _ in shown if row.pk in muted]}
    context |= {"invited": person is not None and Guest.objects.visible_to(person).asked().exists()}
    return page(request, "community/circles.html", context)


@login_not_required
@never_cache
@require_safe
def circle(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    """What for, for whom, who is there; then the threads."""
    before, reader = request.GET.get("avant", ""), reader_of(request)

    def read() -> dict[str, Any]:
        return _shown(reader, circle_id, before)

    context = read() if reader else kept.pages.once(("circle", circle_id, before, get_language()), read)
    return page(request, "community/circle.html", context)


def _shown(reader: Reader | None, circle_id: UUID, before: str) -> dict[str, Any]:
    found, here = circle_read_by(reader, circle_id), cursor(before)
    rows = newest(reader, found, here)
    for row in rows:
        row.circle = found
    is_past, drawn = here.at is not None, headings(rows[:PAGE], reader)
    new = _how_many_new(reader, found, rows[:PAGE]) if reader and not is_past else 0
    charter = charter_of(found)
    return {
        "circle": found,
        "charter": charter,
        "review": _review(reader, found) if charter and charter.is_due else None,
        "team_is_there": found.has_team_at(now()),
        "new_threads": drawn[:new],
        "threads": drawn[new:],
        "older": place(rows[PAGE - 1]) if len(rows) > PAGE else "",
        "is_past": is_past,
        "is_for_few": Circle.Readers(found.readers).are_few,
        "may_write": welcomes(reader.person, found) if reader else None,
        "not_paused": not_paused(found),
        **invited(reader.person if reader else None, found),
    }


def _how_many_new(reader: Reader, circle: Circle, rows: Sequence[Thread]) -> int:
    """Those at the top in which someone wrote since the visit before; none when all are, or on a first visit."""
    latest = max((row.came_at for row in rows), default=None)
    before = note_read(circle, circle.pk, latest, by=reader.person)
    new = sum(before is not None and row.came_at > before for row in rows)
    return new if new < len(rows) else 0


def _review(reader: Reader | None, circle: Circle) -> dict[str, str] | None:
    """That the charter is to be read again: for its team; where to say so: for who may."""
    if reader is None or not circle.is_kept_by(reader.person):
        return None
    may_keep = may_open_circle(reader.person, circle.structure)
    return {"url": reverse("community:keep_circle", args=[circle.structure_id, circle.pk]) if may_keep else ""}


@never_cache
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Where one has written, under every name; newest activity first. What one follows besides."""
    voices = Voice.objects.visible_to(request.person).values("thread")
    here, reader = cursor(request.GET.get("avant", "")), reader_of(request) or Reader.of(request.person)
    rows = Thread.objects.read_by(reader).filter(pk__in=voices).before(here.at, here.pk, reader.apart)
    found = list(rows.select_related("circle__data_key")[: PAGE + 1])
    older = place(found[PAGE - 1]) if len(found) > PAGE else ""
    context = {"threads": headings(found[:PAGE], reader), "older": older, "is_past": here.at is not None}
    context["followed"] = [] if here.at else followed_by(reader)
    context["behind"] = list(Post.objects.left_behind(request.person)[:BEHIND])
    context["hidden_words"] = TeamWord.objects.visible_to(request.person).filter(person=None)
    return page(request, "community/mine.html", context | {"word": Welcome.objects.said_to(request.person).first()})


def invited(person: Person | None, circle: Circle) -> dict[str, Any]:
    """What a circle by invitation shows besides: the list, to its team; the way out, to its guests."""
    if person is None or circle.readers != Circle.Readers.INVITED:
        return {"guests_url": "", "is_guest": False}
    if circle.is_kept_by(person):
        return {"guests_url": reverse("community:guests", args=[circle.structure_id, circle.pk]), "is_guest": False}
    return {"guests_url": "", "is_guest": True}


def reader_of(request: HttpRequest) -> Reader | None:
    """What decides what they read here: asked of the database once a page."""
    person = person_of(request)
    if person is None:
        return None
    known: dict[str, Reader] = request.__dict__
    if "reader" not in known:
        known["reader"] = Reader.of(person)
    return known["reader"]


def circle_for(person: Person | None, pk: UUID) -> Circle:
    """404 for whoever does not read it, as when there is none."""
    return circle_read_by(Reader.of(person) if person else None, pk)


def circle_read_by(reader: Reader | None, pk: UUID) -> Circle:
    if (found := _circle.first(reader, pk)) is None:
        raise Http404
    return found


@prepared
def _circle(reader: Reader | None, pk: UUID) -> QuerySet[Circle]:
    return Circle.objects.read_by(reader).filter(pk=pk).select_related("structure", "data_key")


def place(thread: Thread) -> str:
    return str(Cursor(thread.came_at, thread.pk))
