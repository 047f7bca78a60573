"""Plan what happens, and see what comes back, for who runs the house."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.gatherings import plan_gathering
from entrepairs.agenda.actions.series import plan_series, stop_series
from entrepairs.agenda.closures import Closures
from entrepairs.agenda.forms.gatherings import GatheringForm
from entrepairs.agenda.models import Gathering, Series
from entrepairs.agenda.recurrence import odd_days
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import Structure


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_gathering(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Once, or again and again."""
    frame = frames.run(request, pk, "agenda:new_gathering")
    form = GatheringForm(request.POST or None, house=frame.house, zone=frame.house.zone)
    if form.is_valid() and _plan(form, frame.house, request.person):
        messages.success(request, _("C’est dans l’agenda."))
        if form.is_once:
            say_closed(request, result_of(form))
        return go_to(request, result_of(form) if form.is_once else reverse("agenda:series", args=[pk]))
    context = {"frame": frame, "form": form, "closures": Closures(frame.house).coming}
    return page(request, "agenda/new_gathering.html", context)


def say_closed(request: SignedInRequest, row: Gathering) -> None:
    """Its place is closed that day: said, nothing refused."""
    if said := Closures(row.structure).of(row):
        warning = _("La maison est fermée ce jour-là : %(said)s. C’est quand même dans l’agenda.")
        messages.warning(request, warning % {"said": said})


@staff_required
@require_safe
def series(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What comes back in this house, when next, and what has no date any more."""
    frame = frames.run(request, pk, "agenda:series")
    rows = Series.objects.visible_to(request.person).going_on().filter(structure=frame.house).order_by("title", "pk")
    dates = _coming_by_series(frame.house)
    closures = Closures(frame.house)
    shown = [_shown(row, dates.get(row.pk, []), closures) for row in rows]
    return page(request, "agenda/series.html", {"frame": frame, "shown": shown})


@staff_required
@require_POST
def series_end(request: SignedInRequest, series_id: UUID) -> HttpResponse:
    """It is over; `garder=1`: gatherings where people signed up stay."""
    row = get_object_or_404(Series.objects.visible_to(request.person), pk=series_id)
    fate = "garder" if request.POST.get("garder") else "annuler"
    if attempt(request, stop_series, row, fate=fate, by=request.person):
        messages.success(request, _("C’est noté : cela ne revient plus."))
    return go_to(request, reverse("agenda:series", args=[row.structure_id]))


def _plan(form: GatheringForm, house: Structure, by: Any) -> bool:
    if form.is_once:
        return perform(
            form, plan_gathering, house, starts_at=form.starts_at, zone=house.zone, by=by, **form.programme()
        )
    return perform(form, plan_series, house, form.plan(), zone=house.zone, by=by)


def _coming_by_series(house: Structure) -> dict[Any, list[Gathering]]:
    rows: dict[Any, list[Gathering]] = {}
    coming = Gathering.objects.filter(structure=house, series__isnull=False).coming(now())
    for row in coming.filter(series__stopped_at=None).prefetch_related("signups"):
        rows.setdefault(row.series_id, []).append(row)
    return rows


def _shown(row: Series, coming: list[Gathering], closures: Closures) -> dict[str, Any]:
    days = [one.occurs_on for one in coming if one.occurs_on and not one.is_detached]
    going = [signup for one in coming for signup in one.signups.all() if signup.state != "annule"]
    standing = [one for one in coming if not one.is_cancelled]
    odd = odd_days(days, row.starts, row.zone)
    closed = closures.over(standing)
    return {
        "series": row,
        "next": standing[:1],
        "dates": coming[:8],
        "odd": odd,
        "closed": closed,
        "signed_up": len(going),
    }
