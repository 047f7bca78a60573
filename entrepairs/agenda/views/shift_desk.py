"""Permanences, for who runs the house: plan them, see the holes in time, print the week."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.shifts import cancel_shift, plan_shifts
from entrepairs.agenda.crewing import by_day, held
from entrepairs.agenda.forms.shifts import ShiftForm
from entrepairs.agenda.models import Shift
from entrepairs.agenda.views.shifts import with_people
from entrepairs.agenda.weeks import asked, week_of
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import run_by
from entrepairs.ui.pdf import pdf_answer

WEEKS = 4


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def shift_desk(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Four weeks, holes first seen; post to plan more."""
    frame = frames.run(request, pk, "agenda:shift_desk")
    form = ShiftForm(request.POST or None, zone=frame.house.zone)
    if form.is_valid() and perform(form, plan_shifts, frame.house, form.starts, **_said(form), by=request.person):
        messages.success(request, _("C’est prévu. Les bénévoles peuvent s’y mettre."))
        return go_to(request, request.path)
    at = now()
    first = week_of(at.astimezone(ZoneInfo(frame.house.zone)).date(), frame.house.zone)
    rows = Shift.objects.standing().filter(structure=frame.house, ends_at__gt=at)
    ahead = [held(row) for row in with_people(rows.filter(starts_at__lt=first.end + timedelta(weeks=WEEKS - 1)))]
    weeks = [
        (start, [row for row in ahead if start <= row.shift.wall_time.date() < start + timedelta(weeks=1)])
        for start in (first.monday + timedelta(weeks=n) for n in range(WEEKS))
    ]
    context = {"frame": frame, "form": form, "weeks": weeks, "holes": sum(row.is_hole for row in ahead)}
    return page(request, "agenda/shifts/desk.html", context)


@staff_required
@require_safe
def shift_sheet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A week on paper, with lines to write on."""
    frame = frames.run(request, pk, "agenda:shift_desk")
    zone = frame.house.zone
    week = asked(request.GET.get("semaine", ""), now().astimezone(ZoneInfo(zone)).date(), zone)
    rows = with_people(Shift.objects.standing().filter(structure=frame.house).between(week.start, week.end))
    context = {"house": frame.house, "week": week, "days": by_day(held(row) for row in rows)}
    return pdf_answer(request, "agenda/shifts/paper.html", context, "semaine")


@staff_required
@require_POST
def shift_cancelling(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    rows = Shift.objects.filter(structure__in=run_by(request.person)).select_related("structure")
    row = get_object_or_404(rows, pk=shift_id)
    if attempt(request, cancel_shift, row, by=request.person):
        messages.success(request, _("Elle est annulée. Les personnes qui la tenaient sont prévenues."))
    return go_to(request, reverse("agenda:shift_desk", args=[row.structure_id]))


def _said(form: ShiftForm) -> dict[str, object]:
    names = ("minutes", "way", "seats", "least", "guided")
    return {name: form.cleaned_data[name] for name in names} | {"zone": form.zone}
