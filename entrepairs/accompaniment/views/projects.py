"""Projects in steps. Every act is a small form that posts; nothing needs a script, nothing is dragged."""

from typing import Any
from uuid import UUID

from django.contrib import messages as words
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.accompaniment.actions.projects import (
    add_step,
    begin_project,
    close_project,
    remove_step,
    reopen_project,
    shift_step,
    tick_step,
)
from entrepairs.accompaniment.forms.projects import DirectionForm, DoneForm, ProjectForm, StepForm
from entrepairs.accompaniment.models import Project, Step
from entrepairs.accompaniment.rules.talk import may_share
from entrepairs.accompaniment.views.frame import Frame, open_frame
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.views.text_back import gives_text_back

PROJECT = "accompaniment/projects/project.html"


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back("title")
def projects(request: SignedInRequest, key: UUID) -> HttpResponse:
    """All of them, and a form to begin one."""
    frame = open_frame(request.person, key, "projects")
    form = ProjectForm(request.POST or None)
    if form.is_valid() and _begin(form, frame):
        return go_to(request, _path(result_of(form)))
    rows = list(frame.accompaniment.projects.prefetch_related("steps"))
    may = may_share(frame.me, frame.accompaniment)
    context = {"frame": frame, "form": form, "projects": [_shown(row) for row in rows], "may_share": may}
    return page(request, "accompaniment/projects/projects.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back("text")
def project(request: SignedInRequest, key: UUID, project_id: UUID) -> HttpResponse:
    """One project and its steps; post to add a step."""
    frame, row = _find(request, key, project_id)
    form = StepForm(request.POST or None)
    if form.is_valid() and perform(form, add_step, row, *form.cleaned_data.values(), by=request.person):
        return _changed(request, frame, row)
    return _page(request, frame, row, form)


@require_POST
def project_closing(request: SignedInRequest, key: UUID, project_id: UUID) -> HttpResponse:
    frame, row = _find(request, key, project_id)
    if attempt(request, close_project, row, by=request.person):
        words.success(request, _("Le projet est fermé. Vous pouvez le reprendre quand vous voulez."))
    return go_to(request, frame.address("projects"))


@require_POST
def project_reopening(request: SignedInRequest, key: UUID, project_id: UUID) -> HttpResponse:
    _frame, row = _find(request, key, project_id)
    attempt(request, reopen_project, row, by=request.person)
    return go_to(request, _path(row))


@require_POST
def step_done(request: SignedInRequest, key: UUID, project_id: UUID, step_id: UUID) -> HttpResponse:
    """Tick or untick."""
    frame, row, step = _find_step(request, key, project_id, step_id)
    form = DoneForm(request.POST)
    if form.is_valid():
        attempt(request, tick_step, step, form.cleaned_data["done"], by=request.person)
    return _changed(request, frame, row)


@require_POST
def step_place(request: SignedInRequest, key: UUID, project_id: UUID, step_id: UUID) -> HttpResponse:
    """Up or down by one."""
    frame, row, step = _find_step(request, key, project_id, step_id)
    form = DirectionForm(request.POST)
    if form.is_valid():
        attempt(request, shift_step, step, form.cleaned_data["direction"] == "up", by=request.person)
    return _changed(request, frame, row)


@require_POST
def step_removal(request: SignedInRequest, key: UUID, project_id: UUID, step_id: UUID) -> HttpResponse:
    frame, row, step = _find_step(request, key, project_id, step_id)
    attempt(request, remove_step, step, by=request.person)
    return _changed(request, frame, row)


def _begin(form: ProjectForm, frame: Frame) -> bool:
    return perform(form, begin_project, frame.accompaniment, *form.cleaned_data.values(), by=frame.person)


def _path(row: Project) -> str:
    return row.get_absolute_url()


def _find(request: SignedInRequest, key: UUID, project_id: UUID) -> tuple[Frame, Project]:
    frame = open_frame(request.person, key, "projects")
    row = get_object_or_404(Project.objects.visible_to(request.person), pk=project_id, accompaniment=key)
    row.accompaniment = frame.accompaniment
    return frame, row


def _find_step(request: SignedInRequest, key: UUID, project_id: UUID, step_id: UUID) -> tuple[Frame, Project, Step]:
    frame, row = _find(request, key, project_id)
    step = get_object_or_404(row.steps, pk=step_id)
    step.project = row
    return frame, row, step


def _changed(request: SignedInRequest, frame: Frame, row: Project) -> HttpResponse:
    """The steps alone when htmx asked, the whole page otherwise."""
    if request.headers.get("HX-Request") == "true":
        return _page(request, frame, row, StepForm())
    return go_to(request, f"{_path(row)}#steps")


def _page(request: SignedInRequest, frame: Frame, row: Project, form: StepForm) -> HttpResponse:
    steps = list(row.steps.all())
    for step in steps:
        step.project = row
    may = may_share(frame.me, frame.accompaniment)
    context = {"frame": frame, "project": row, "steps": steps, "form": form, "may_share": may}
    return page(request, PROJECT, context, fragment="steps")


def _shown(row: Project) -> dict[str, Any]:
    steps = row.steps.all()
    return {"row": row, "count": len(steps), "done": sum(1 for step in steps if step.done_at)}
