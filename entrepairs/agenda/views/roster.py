"""Who comes, for who runs the house."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.agenda.actions.roster import add_someone, give_seat, limit_bookings, take_off
from entrepairs.agenda.forms.roster import AddForm, LimitForm
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.rules.signups import is_open, most_at_once
from entrepairs.agenda.tasks.rolls import read
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames

AHEAD = timedelta(weeks=2)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def house_signups(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What comes in two weeks with sign-up, and how many; POST: how many seats one may hold at once."""
    frame = frames.run(request, pk, "agenda:house_signups")
    form = LimitForm(request.POST or None, initial={"most": most_at_once(frame.house)})
    if form.is_valid() and perform(form, limit_bookings, frame.house, form.cleaned_data["most"], by=request.person):
        messages.success(request, _("C’est noté."))
        return go_to(request, request.path)
    found = Gathering.objects.run_by(request.person).standing().coming(now())
    rows = found.filter(structure=frame.house, signup=True, starts_at__lt=now() + AHEAD).with_counts()
    return page(request, "agenda/roster/house.html", {"frame": frame, "rows": list(rows), "form": form})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The list of one gathering; POST: add someone who asked."""
    row = _run(request, pk)
    form = AddForm(request.POST or None)
    if form.is_valid():
        who, is_first = form.cleaned_data["who"], form.cleaned_data["is_first"]
        if perform(form, add_someone, row, who, is_first=is_first, by=request.person):
            messages.success(request, _("C’est noté."))
            return go_to(request, reverse("agenda:roster", args=[row.pk]))
    frame = frames.run(request, row.structure_id, "agenda:house_signups")
    context = {"frame": frame, "gathering": row, "form": form, "may_add": is_open(row), **_listed(row)}
    return page(request, "agenda/roster/roster.html", context)


@staff_required
@require_POST
def seat(request: SignedInRequest, pk: UUID, signup_id: UUID) -> HttpResponse:
    """Give a seat to someone who waits."""
    row, signup = _found(request, pk, signup_id)
    if attempt(request, give_seat, signup, by=request.person):
        messages.success(request, _("La place est donnée. La personne l’apprend."))
    return go_to(request, reverse("agenda:roster", args=[row.pk]))


@staff_required
@require_POST
def removal(request: SignedInRequest, pk: UUID, signup_id: UUID) -> HttpResponse:
    """Someone said by another way that they do not come."""
    row, signup = _found(request, pk, signup_id)
    if attempt(request, take_off, signup, by=request.person):
        messages.success(request, _("C’est noté. La place est proposée à qui attend."))
    return go_to(request, reverse("agenda:roster", args=[row.pk]))


def _run(request: SignedInRequest, pk: UUID) -> Gathering:
    found = Gathering.objects.run_by(request.person).select_related("structure", "series")
    return get_object_or_404(found, pk=pk)


def _found(request: SignedInRequest, pk: UUID, signup_id: UUID) -> tuple[Gathering, Signup]:
    row = _run(request, pk)
    found = Signup.objects.live().select_related("gathering__structure", "gathering__series", "person", "data_key")
    return row, get_object_or_404(found, pk=signup_id, gathering=row)


def _listed(row: Gathering) -> dict[str, Any]:
    """Rows of this gathering by what they are, each in the order in which it was asked."""
    mine = [one for party in read(row).parties for one in party.rows if one.gathering_id == row.pk]
    return {
        "going": [one for one in mine if one.state == Signup.State.GOING],
        "offered": [one for one in mine if one.state == Signup.State.OFFERED],
        "waiting": [one for one in mine if one.state == Signup.State.WAITING],
    }
