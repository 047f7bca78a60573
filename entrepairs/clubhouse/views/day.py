"""The day of the house: its units, what there is to do, and « je m’en occupe »."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.agenda.models import Presence
from entrepairs.clubhouse.actions.board import give_back_task, mark_done, remove_task, take_task, write_task
from entrepairs.clubhouse.board import Column, columns
from entrepairs.clubhouse.clubs import entered
from entrepairs.clubhouse.forms.board import TaskForm
from entrepairs.clubhouse.models import Task, TaskTaken, Unit
from entrepairs.clubhouse.tasks.week import AHEAD, today_in
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with
from entrepairs.structures.models import Structure


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    """One day, from today to the week after (`?jour=2026-11-27`); post to write a task on it."""
    frame = entered(request, club_id, "clubhouse:day")
    today = today_in(frame.house)
    shown = _asked(request.GET.get("jour", ""), today)
    form = TaskForm(request.POST or None, house=frame.house)
    if form.is_valid() and perform(form, write_task, frame.house, shown, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est au tableau. La prend qui veut."))
        return go_to(request, path_of(frame.house, shown))
    context = {
        "frame": frame,
        "form": form,
        "day": shown,
        "days": [today + timedelta(days=ahead) for ahead in range(AHEAD)],
        "columns": board_of(frame.house, shown, request.person),
        "here": path_of(frame.house, shown),
    }
    return page(request, "clubhouse/day.html", context)


@require_POST
def taking(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    return _back(request, _task(request, task_id), take_task)


@require_POST
def giving_back(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    return _back(request, _task(request, task_id), give_back_task)


@require_POST
def done(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    return _back(request, _task(request, task_id), mark_done, True)


@require_POST
def again(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """It was not done after all."""
    return _back(request, _task(request, task_id), mark_done, False)


@require_POST
def removal(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    return _back(request, _task(request, task_id), remove_task)


def board_of(house: Structure, day: date, reader: Person | None = None) -> list[Column]:
    """The board of that day, as this person meets it; of all, on the wall. As many queries whatever it holds. News to
    give leave the board as soon as the person is there; who is apart from the reader is counted, and not named."""
    takings = TaskTaken.objects.select_related("person").order_by("pk")
    apart = blocked_with(reader) if reader else set()
    met = Task.objects.met_by(reader, apart) if reader else Task.objects.all()
    tasks = met.filter(structure=house, day=day, removed_at=None)
    there = Presence.objects.filter(structure=house, day=day)
    tasks = tasks.exclude(reach_out__member__in=there.values("person"))
    tasks = tasks.select_related("reach_out__member__data_key").prefetch_related(Prefetch("takings", takings))
    return columns(Unit.objects.open().filter(structure=house), tasks, reader, apart)


def path_of(house: Structure, day: date) -> str:
    return f"{reverse('clubhouse:day', args=[house.pk])}?jour={day}"


def _asked(typed: str, today: date) -> date:
    """That day if it is on the board; today otherwise: what is past is nobody’s to look up."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return today
    return day if today <= day < today + timedelta(days=AHEAD) else today


def _task(request: SignedInRequest, task_id: UUID) -> Task:
    rows = Task.objects.visible_to(request.person).select_related("structure")
    return get_object_or_404(rows, pk=task_id)


def _back(request: SignedInRequest, task: Task, action: Any, *args: Any) -> HttpResponse:
    """Do it, and come back where the task is on the board."""
    attempt(request, action, task, *args, by=request.person)
    return go_to(request, f"{path_of(task.structure, task.day)}#t-{task.pk}")
