"""Steps towards work."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.clubhouse.actions.employments import (
    add_step,
    begin_employment,
    close_employment,
    erase_employment,
    remove_step,
    share_employment,
    tick_step,
)
from entrepairs.clubhouse.clubs import entered
from entrepairs.clubhouse.forms.employments import KIND_HELPS, DoneForm, EmploymentForm, StepForm
from entrepairs.clubhouse.forms.records import WithForm
from entrepairs.clubhouse.models import Employment, EmploymentStep
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.structures import frames


@require_http_methods(["GET", "HEAD", "POST"])
def new_employment(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    frame = entered(request, club_id, "clubhouse:mine")
    form = EmploymentForm(request.POST or None)
    said = form.cleaned_data if form.is_valid() else {}
    if said and perform(
        form, begin_employment, frame.house, said["key"], said["kind"], said["title"], by=request.person
    ):
        return go_to(request, result_of(form))
    return page(request, "clubhouse/new_employment.html", {"frame": frame, "form": form, "helps": KIND_HELPS})


@require_http_methods(["GET", "HEAD", "POST"])
def employment(request: SignedInRequest, employment_id: UUID) -> HttpResponse:
    """One project and its steps; post to add a step."""
    row = _employment(request, employment_id)
    form = StepForm(request.POST or None)
    said = form.cleaned_data if form.is_valid() else {}
    if said and perform(form, add_step, row, said["key"], said["text"], by=request.person):
        return go_to(request, f"{row.get_absolute_url()}#pas")
    context = {
        "frame": frames.visited(request, row.structure_id, "clubhouse:mine"),
        "project": row,
        "steps": list(row.steps.select_related("employment__member__data_key")),
        "form": form,
        "is_member": row.member_id == request.person.pk,
        "with_form": WithForm(house=row.structure, person=request.person, initial={"other": row.shared_with_id}),
    }
    return page(request, "clubhouse/employment.html", context)


@require_POST
def employment_sharing(request: SignedInRequest, employment_id: UUID) -> HttpResponse:
    """With one person of the team, or with nobody."""
    row = _employment(request, employment_id)
    form = WithForm(request.POST, house=row.structure, person=request.person)
    if form.is_valid() and attempt(request, share_employment, row, form.cleaned_data["other"], by=request.person):
        messages.success(request, _("C’est enregistré."))
    return go_to(request, row)


@require_POST
def employment_closing(request: SignedInRequest, employment_id: UUID) -> HttpResponse:
    return _answered(request, _employment(request, employment_id), close_employment)


@require_POST
def employment_erasure(request: SignedInRequest, employment_id: UUID) -> HttpResponse:
    row = _employment(request, employment_id)
    if not attempt(request, erase_employment, row, by=request.person):
        return go_to(request, row)
    messages.success(request, _("Le projet est effacé."))
    return go_to(request, reverse("clubhouse:mine", args=[row.structure_id]))


@require_POST
def stage_done(request: SignedInRequest, stage_id: UUID) -> HttpResponse:
    """Tick or untick a step."""
    return _answered(request, _step(request, stage_id), tick_step)


@require_POST
def stage_removal(request: SignedInRequest, stage_id: UUID) -> HttpResponse:
    step = _step(request, stage_id)
    attempt(request, remove_step, step, by=request.person)
    return go_to(request, f"{step.employment.get_absolute_url()}#pas")


def _employment(request: SignedInRequest, employment_id: UUID) -> Employment:
    rows = Employment.objects.visible_to(request.person)
    return get_object_or_404(rows.select_related("structure", "member__data_key", "shared_with"), pk=employment_id)


def _step(request: SignedInRequest, stage_id: UUID) -> EmploymentStep:
    rows = EmploymentStep.objects.filter(employment__in=Employment.objects.visible_to(request.person))
    return get_object_or_404(rows.select_related("employment"), pk=stage_id)


def _answered(request: SignedInRequest, row: Any, action: Any) -> HttpResponse:
    """Do what the two buttons of a row say: « done » or not."""
    form = DoneForm(request.POST)
    if form.is_valid():
        attempt(request, action, row, form.cleaned_data["done"], by=request.person)
    where = row if isinstance(row, Employment) else row.employment
    return go_to(request, f"{where.get_absolute_url()}#pas")
