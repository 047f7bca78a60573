"""The circles, and one of them: newest activity first. What is open is read without an account."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from entrepairs.community.models import Circle, Thread, Voice, Welcome
from entrepairs.community.own_choices import put_aside_by
from entrepairs.community.reading import PAGE, Cursor, cursor
from entrepairs.community.rules import welcomes
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, page
from entrepairs.people.models import Person
from entrepairs.safety.models import Limit


@login_not_required
@never_cache
@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    """Those that this person reads."""
    person = person_of(request)
    rows = Circle.objects.visible_to(person).select_related("structure")
    at = now()
    shown = [(row, row.has_team_at(at)) for row in rows]
    closed = Limit.objects.visible_to(person).in_force().filter(reach=Limit.Reach.PLACE) if person else ()
    muted = put_aside_by(person).circles
    context: dict[str, Any] = {"closed": closed, "is_signed_in": person is not None}
    context |= {"circles": [one for one in shown if one[0].pk not in muted]}
    context |= {"aside": [row for row, _ in shown if row.pk in muted]}
    return page(request, "community/circles.html", context)


@login_not_required
@never_cache
@require_safe
def circle(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    """What for, for whom, who is there; then the threads."""
    person = person_of(request)
    found = circle_for(person, circle_id)
    here = cursor(request.GET.get("avant", ""))
    threads = found.threads.visible_to(person).before(here.at, here.pk)
    rows = list(threads.prefetch_related(opening())[: PAGE + 1])
    for row in rows:
        row.circle = found
    context: dict[str, Any] = {
        "circle": found,
        "charter": found.charters.first(),
        "team_is_there": found.has_team_at(now()),
        "threads": rows[:PAGE],
        "older": place(rows[PAGE - 1]) if len(rows) > PAGE else "",
        "is_past": here.at is not None,
        "may_write": welcomes(person, found) if person else None,
    }
    return page(request, "community/circle.html", context)


@never_cache
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Where one has written, under every name; newest activity first."""
    voices = Voice.objects.visible_to(request.person).values("thread")
    here = cursor(request.GET.get("avant", ""))
    rows = Thread.objects.visible_to(request.person).filter(pk__in=voices).before(here.at, here.pk)
    found = list(rows.select_related("circle__data_key").prefetch_related(opening())[: PAGE + 1])
    older = place(found[PAGE - 1]) if len(found) > PAGE else ""
    context = {"threads": found[:PAGE], "older": older, "is_past": here.at is not None}
    return page(request, "community/mine.html", context | {"word": Welcome.objects.said_to(request.person).first()})


def opening() -> Prefetch[str, Any, str]:
    """Who opened each thread."""
    return Prefetch("voices", Voice.objects.filter(opened_it=True).select_related("person"), to_attr="opening")


def person_of(request: HttpRequest) -> Person | None:
    return getattr(request, "person", None)


def circle_for(person: Person | None, pk: UUID) -> Circle:
    """404 for whoever does not read it, as when there is none."""
    return get_object_or_404(Circle.objects.visible_to(person).select_related("structure", "data_key"), pk=pk)


def place(thread: Thread) -> str:
    return str(Cursor(thread.last_at, thread.pk))
