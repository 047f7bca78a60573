"""Permanences that change hands: one against another, someone in reserve, who could come."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.agenda.actions.covering import ask_who_could, be_in_reserve, shift_path
from entrepairs.agenda.actions.exchanges import accept_exchange, decline_exchange, propose_exchange, withdraw_exchange
from entrepairs.agenda.models import Exchange, Shift, ShiftSeat, StandIn
from entrepairs.agenda.models.shift import crewed_by
from entrepairs.agenda.views.shifts import AHEAD, crewed
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.people.gate import staff_required
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with
from entrepairs.structures.models import run_by


@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """The seats of colleagues that could be had for one’s own: theirs when one is free, and the other way round."""
    shift = _shift(request, shift_id)
    mine = get_object_or_404(ShiftSeat.objects.select_related("shift"), shift=shift, person=request.person)
    frame = crewed(request, shift.structure_id)
    possible = _possible(mine, request.person)
    if request.method == "POST":
        wanted = next((one for one in possible if str(one.pk) == request.POST.get("place")), None)
        if wanted is None:
            messages.error(request, _("Cet échange n’est plus possible. Voici ceux qui le sont."))
        elif attempt(request, propose_exchange, mine, wanted, by=request.person):
            messages.success(request, _("C’est proposé. Vous gardez votre permanence tant que personne n’a dit oui."))
            return go_to(request, shift_path(shift))
    return page(request, "agenda/rota/exchange.html", {"frame": frame, "shift": shift, "possible": possible})


@require_POST
def exchange_acceptance(request: SignedInRequest, exchange_id: UUID) -> HttpResponse:
    row = _exchange(request, exchange_id)
    if attempt(request, accept_exchange, row, by=request.person):
        messages.success(request, _("C’est échangé. Les deux agendas sont à jour."))
    return go_to(request, shift_path(row.offered.shift))


@require_POST
def exchange_refusal(request: SignedInRequest, exchange_id: UUID) -> HttpResponse:
    row = _exchange(request, exchange_id)
    if attempt(request, decline_exchange, row, by=request.person):
        messages.success(request, _("C’est noté. Vous n’avez pas à dire pourquoi."))
    return go_to(request, shift_path(row.wanted.shift))


@require_POST
def exchange_withdrawal(request: SignedInRequest, exchange_id: UUID) -> HttpResponse:
    row = _exchange(request, exchange_id)
    if attempt(request, withdraw_exchange, row, by=request.person):
        messages.success(request, _("C’est noté : vous la tenez."))
    return go_to(request, shift_path(row.offered.shift))


@require_POST
def reserve(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Stay reachable for it, or no more."""
    shift = _shift(request, shift_id)
    if attempt(request, be_in_reserve, shift, "oui" in request.POST, by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, shift_path(shift))


@staff_required
@require_POST
def shift_calling(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """« Qui pourrait prendre ce créneau ? »"""
    rows = Shift.objects.filter(structure__in=run_by(request.person)).select_related("structure")
    shift = get_object_or_404(rows, pk=shift_id)
    if attempt(request, ask_who_could, shift, by=request.person):
        messages.success(request, _("C’est demandé aux personnes qui ont dit qu’on pouvait leur demander."))
    return go_to(request, _desk(request, shift))


def _possible(mine: ShiftSeat, person: Person) -> list[ShiftSeat]:
    """Seats of people who agreed to be asked, where neither would be in two places; of nobody across a block."""
    agreed = StandIn.objects.filter(structure=mine.shift.structure_id, ended_at=None)
    rows = ShiftSeat.objects.filter(
        shift__structure=mine.shift.structure_id,
        shift__cancelled_at=None,
        shift__starts_at__gt=now(),
        shift__starts_at__lt=now() + AHEAD,
        person__in=agreed.values("person"),
    )
    others = rows.exclude(person__in={person.pk, *blocked_with(person)})
    seats = list(others.select_related("shift", "person").order_by("shift__starts_at", "pk"))
    people = {one.person_id for one in seats} | {mine.person_id}
    to_come = ShiftSeat.objects.filter(shift__cancelled_at=None, shift__ends_at__gt=now())
    held = list(to_come.filter(person__in=people).select_related("shift"))
    return [one for one in seats if _free(mine, one.shift, held) and _free(one, mine.shift, held)]


def _free(seat: ShiftSeat, at: Shift, held: list[ShiftSeat]) -> bool:
    """Whether the person of that seat would be free then, were it given."""
    others = [one for one in held if one.person_id == seat.person_id and one.pk != seat.pk]
    return not any(one.shift.starts_at < at.ends_at and one.shift.ends_at > at.starts_at for one in others)


def _desk(request: SignedInRequest, shift: Shift) -> str:
    """Where the team was: the month, or the four weeks to come."""
    if "mois" in request.POST:
        month = f"{shift.wall_time:%Y-%m}"
        return f"{reverse('agenda:rota', args=[shift.structure_id])}?mois={month}#p-{shift.pk}"
    return reverse("agenda:shift_desk", args=[shift.structure_id])


def _shift(request: SignedInRequest, shift_id: UUID) -> Shift:
    return get_object_or_404(Shift.objects.visible_to(request.person).select_related("structure"), pk=shift_id)


def _exchange(request: SignedInRequest, exchange_id: UUID) -> Exchange:
    """For the two of them only."""
    rows = Exchange.objects.visible_to(request.person).filter(offered__shift__structure__in=crewed_by(request.person))
    rows = rows.select_related("offered__shift__structure", "wanted__shift__structure")
    return get_object_or_404(rows, pk=exchange_id)
