"""The units, and what comes back every week: for anyone of the house."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.clubhouse.actions.units import add_weekly, change_unit, close_unit, open_unit, remove_weekly
from entrepairs.clubhouse.clubs import entered
from entrepairs.clubhouse.forms.board import WEEKDAYS, UnitForm, WeeklyForm
from entrepairs.clubhouse.models import Unit, WeeklyTask
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform


@require_http_methods(["GET", "HEAD", "POST"])
def units(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    """All of them; post to open one."""
    frame = entered(request, club_id, "clubhouse:day")
    form = UnitForm(request.POST or None)
    if form.is_valid() and perform(form, open_unit, frame.house, **form.cleaned_data, by=request.person):
        messages.success(request, _("L’unité est ouverte."))
        return go_to(request, request.path)
    rows = Unit.objects.open().filter(structure=frame.house)
    return page(request, "clubhouse/units.html", {"frame": frame, "form": form, "units": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: SignedInRequest, unit_id: UUID) -> HttpResponse:
    """What comes back every week in it; post to add something."""
    row = _unit(request, unit_id)
    frame = entered(request, row.structure_id, "clubhouse:day")
    form = WeeklyForm(request.POST or None)
    if form.is_valid() and perform(form, add_weekly, row, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est au tableau, chaque semaine."))
        return go_to(request, request.path)
    weekly = list(row.weekly_tasks.all())
    week = [(name, [one for one in weekly if str(one.weekday) == number]) for number, name in WEEKDAYS]
    naming = UnitForm(initial={"name": row.name, "about": row.about}, auto_id="nom_%s")
    context = {"frame": frame, "unit": row, "form": form, "week": [one for one in week if one[1]], "naming": naming}
    return page(request, "clubhouse/unit.html", context)


@require_POST
def unit_change(request: SignedInRequest, unit_id: UUID) -> HttpResponse:
    row, form = _unit(request, unit_id), UnitForm(request.POST)
    if not form.is_valid() or not perform(form, change_unit, row, **form.cleaned_data, by=request.person):
        messages.error(request, " ".join(str(one) for errors in form.errors.values() for one in errors))
    return go_to(request, reverse("clubhouse:unit", args=[row.pk]))


@require_POST
def unit_closing(request: SignedInRequest, unit_id: UUID) -> HttpResponse:
    row = _unit(request, unit_id)
    attempt(request, close_unit, row, by=request.person)
    return go_to(request, reverse("clubhouse:units", args=[row.structure_id]))


@require_POST
def weekly_removal(request: SignedInRequest, weekly_id: UUID) -> HttpResponse:
    rows = WeeklyTask.objects.filter(unit__in=Unit.objects.visible_to(request.person))
    row = get_object_or_404(rows.select_related("unit__structure"), pk=weekly_id)
    attempt(request, remove_weekly, row, by=request.person)
    return go_to(request, reverse("clubhouse:unit", args=[row.unit_id]))


def _unit(request: SignedInRequest, unit_id: UUID) -> Unit:
    rows = Unit.objects.visible_to(request.person).open().select_related("structure")
    return get_object_or_404(rows, pk=unit_id)
