"""Permanences, for who holds them: what is free, what is mine, who looks for a colleague."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.agenda.actions.shifts import SOON, agree_to_stand_in, leave_seat, shifts_path, take_seat
from entrepairs.agenda.actions.swaps import look_for_relief, stand_in, withdraw_swap
from entrepairs.agenda.crewing import by_day, held
from entrepairs.agenda.models import Exchange, Reserve, Shift, ShiftSeat, StandIn, Swap
from entrepairs.agenda.models.shift import crewed_by
from entrepairs.agenda.weeks import asked
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with
from entrepairs.structures import frames
from entrepairs.structures.models import Structure

AHEAD = timedelta(days=60)


def crewed(request: SignedInRequest, crew_id: UUID) -> frames.HouseFrame:
    """A house whose permanences this person may hold; for anybody else it does not exist."""
    get_object_or_404(crewed_by(request.person), pk=crew_id)
    return frames.visited(request, crew_id, "agenda:shifts")


@require_safe
def shifts(request: SignedInRequest, crew_id: UUID) -> HttpResponse:
    """One week (`?semaine=`), after one’s own and what colleagues ask."""
    frame, at = crewed(request, crew_id), now()
    zone = frame.house.zone
    week = asked(request.GET.get("semaine", ""), at.astimezone(ZoneInfo(zone)).date(), zone)
    ahead, that_week = Q(ends_at__gt=at, starts_at__lt=at + AHEAD), Q(starts_at__gte=week.start, starts_at__lt=week.end)
    found = with_people(Shift.objects.standing().filter(ahead | that_week, structure=frame.house))
    rows = [held(row, request.person) for row in found]
    to_come = [row for row in rows if at < row.shift.ends_at and row.shift.starts_at < at + AHEAD]
    context = {
        "frame": frame,
        "week": week,
        "days": by_day(row for row in rows if week.start <= row.shift.starts_at < week.end),
        "mine": [row for row in to_come if row.mine],
        "asked": [(row, swap) for row in to_come for swap in row.looking if row.shift.starts_at > at],
        "now": at,
        "near": at + SOON,
        "exchanges": _exchanges(request.person, frame.house, at),
        "stands_in": StandIn.objects.filter(structure=frame.house, person=request.person, ended_at=None).exists(),
        "in_team": frame.runs,
    }
    return page(request, "agenda/shifts/shifts.html", context)


@require_POST
def shift_taking(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    return _back(request, _shift(request, shift_id), take_seat, _("C’est noté : elle est à vous. Merci."))


@require_POST
def shift_leaving(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    return _back(request, _shift(request, shift_id), leave_seat, _("C’est noté. La place est libre."))


@require_POST
def relief(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """« Qui peut me remplacer ? »"""
    words = _("C’est demandé. La permanence reste à vous tant que personne n’a dit oui.")
    return _back(request, _shift(request, shift_id), look_for_relief, words)


@require_POST
def relief_withdrawal(request: SignedInRequest, swap_id: UUID) -> HttpResponse:
    swap = _swap(request, swap_id)
    return _back(request, swap, withdraw_swap, _("C’est noté : vous la tenez."), swap.seat.shift)


@require_POST
def standing_in(request: SignedInRequest, swap_id: UUID) -> HttpResponse:
    """« Je peux »."""
    swap = _swap(request, swap_id)
    words = _("Merci. La permanence est à vous, la personne est prévenue.")
    return _back(request, swap, stand_in, words, swap.seat.shift)


@require_POST
def stand_in_choice(request: SignedInRequest, crew_id: UUID) -> HttpResponse:
    """Be asked, or no more."""
    frame = crewed(request, crew_id)
    attempt(request, agree_to_stand_in, frame.house, "oui" in request.POST, by=request.person)
    return go_to(request, shifts_path(frame.house))


def with_people(rows: QuerySet[Shift]) -> QuerySet[Shift]:
    """With who holds them, who is in reserve and the swaps under way, in four queries for any number."""
    swaps = Swap.objects.filter(state=Swap.State.OPEN).select_related("asked_by")
    seats = ShiftSeat.objects.select_related("person").prefetch_related(Prefetch("swaps", swaps))
    reserves = Prefetch("reserves", Reserve.objects.select_related("person"))
    return rows.prefetch_related(Prefetch("taken", seats), reserves).order_by("starts_at", "way", "pk")


def _exchanges(person: Person, house: Structure, at: datetime) -> list[Exchange]:
    """That this person proposed, or that are proposed to them by others than those whom a block keeps apart."""
    rows = list(Exchange.objects.visible_to(person).going_on(at).filter(offered__shift__structure=house))
    apart = blocked_with(person) if rows else set()
    return [row for row in rows if row.asked_by_id not in apart]


def _shift(request: SignedInRequest, shift_id: UUID) -> Shift:
    return get_object_or_404(Shift.objects.visible_to(request.person).select_related("structure"), pk=shift_id)


def _swap(request: SignedInRequest, swap_id: UUID) -> Swap:
    rows = Swap.objects.filter(seat__shift__in=Shift.objects.visible_to(request.person))
    return get_object_or_404(rows.select_related("seat__shift__structure"), pk=swap_id)


def _back(request: SignedInRequest, row: Any, action: Any, words: str, shift: Shift | None = None) -> HttpResponse:
    """Do it, say so, and come back to the week of the permanence."""
    if attempt(request, action, row, by=request.person):
        messages.success(request, words)
    shift = shift or row
    return go_to(request, f"{shifts_path(shift.structure)}?semaine={shift.wall_time.date()}")
