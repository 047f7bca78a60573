"""« Mes rencontres » : where one said that one would be, what one holds, what one is asked."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.agenda.actions.facilitation import accept_facilitation, be_away, leave_facilitation, take_relay
from entrepairs.agenda.models import Facilitation, Gathering, Signup
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.people.models import Person

SHOWN = 30
RELAY_WITHIN = timedelta(weeks=2)


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """What is to come; the past is not kept before one’s eyes."""
    person = request.person
    held = Facilitation.objects.filter(person=person).select_related("series__structure", "gathering__structure")
    asked = [one for one in held if one.agreed_at is None and one.away_at is None]
    context = {
        "asked": asked,
        "relays": _relays(person),
        "holding": _holding(person),
        "signups": _signups(person),
        "groups": [one for one in held if one.agreed_at and one.series],
    }
    return page(request, "agenda/mine.html", context)


@require_POST
def facilitation_acceptance(request: SignedInRequest, facilitation_id: UUID) -> HttpResponse:
    one = get_object_or_404(Facilitation.objects.filter(person=request.person), pk=facilitation_id)
    if attempt(request, accept_facilitation, one, by=request.person):
        messages.success(request, _("Merci. C’est noté."))
    return go_to(request, reverse("agenda:mine"))


@require_POST
def facilitation_end(request: SignedInRequest, facilitation_id: UUID) -> HttpResponse:
    """No, or not any more."""
    one = get_object_or_404(Facilitation.objects.filter(person=request.person), pk=facilitation_id)
    if attempt(request, leave_facilitation, one, by=request.person):
        messages.success(request, _("C’est noté. Merci d’avoir répondu."))
    return go_to(request, reverse("agenda:mine"))


@require_POST
def absence(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """One cannot hold it this time."""
    row = get_object_or_404(Gathering.objects.visible_to(request.person), pk=gathering_id)
    if attempt(request, be_away, row, by=request.person):
        messages.success(request, _("C’est noté. Vous n’avez pas à dire pourquoi."))
    return go_to(request, reverse("agenda:mine"))


@require_POST
def relay(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """One holds it this time."""
    row = get_object_or_404(Gathering.objects.visible_to(request.person), pk=gathering_id)
    if attempt(request, take_relay, row, by=request.person):
        messages.success(request, _("Merci. C’est vous qui animez cette fois."))
    return go_to(request, reverse("agenda:mine"))


def _held_by(person: Person) -> Q:
    """Gatherings that this person said yes to hold: of a series, or alone."""
    agreed = Facilitation.objects.filter(person=person, agreed_at__isnull=False, away_at=None)
    return Q(series__in=agreed.values("series")) | Q(pk__in=agreed.values("gathering"))


def _holding(person: Person) -> list[Gathering]:
    away = Facilitation.objects.filter(person=person, away_at__isnull=False).values("gathering")
    rows = Gathering.objects.standing().coming(now()).filter(_held_by(person)).exclude(pk__in=away)
    return list(rows.select_related("structure", "place")[:SHOWN])


def _relays(person: Person) -> list[Gathering]:
    """Those that nobody is left to hold, among what this person could hold."""
    coming = Gathering.objects.standing().coming(now()).filter(starts_at__lte=now() + RELAY_WITHIN)
    away = Facilitation.objects.filter(away_at__isnull=False)
    theirs = away.filter(person=person).values("gathering")
    rows = coming.filter(pk__in=away.values("gathering")).exclude(pk__in=theirs)
    mine = rows.filter(_held_by(person) | Q(pk__in=Gathering.objects.run_by(person).values("pk")))
    return [row for row in mine.select_related("structure") if not Facilitation.objects.holding(row).exists()]


def _signups(person: Person) -> list[dict[str, Any]]:
    rows = Signup.objects.live().filter(person=person, gathering__starts_at__gt=now() - timedelta(hours=3))
    rows = rows.select_related("gathering__structure", "gathering__place").order_by("gathering__starts_at")
    return [{"signup": row, "gathering": row.gathering} for row in rows[:SHOWN]]
