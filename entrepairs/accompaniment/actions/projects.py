"""Something the person wants, in steps as small as they like."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.holding import hold
from entrepairs.accompaniment.models import Accompaniment, Project, Step
from entrepairs.accompaniment.rules.projects import may_add_step, may_change_project
from entrepairs.accompaniment.rules.talk import may_share
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person


@transaction.atomic
def begin_project(accompaniment: Accompaniment, key: UUID, kind: str, title: str, *, by: Person) -> Project:
    """A new project. `key`, made with the form, becomes its id: the same form begins once."""
    held, me = hold(accompaniment, by)
    existing = Project.objects.filter(pk=key).first()
    if existing is not None and existing.accompaniment_id == held.pk:
        return existing
    require(may_share(me, held))
    _unless(existing)
    project = Project(pk=key, accompaniment=held, kind=kind, begun_at=now())
    project.title = title
    project.save(force_insert=True)
    journal(by, "project.begun", project)
    return project


@transaction.atomic
def close_project(project: Project, *, by: Person) -> None:
    """Done, or left aside: nobody asks which."""
    project = _held(project, by)
    if project.closed_at is None:
        project.closed_at = now()
        project.save(update_fields=["closed_at"])
        journal(by, "project.closed", project)


@transaction.atomic
def reopen_project(project: Project, *, by: Person) -> None:
    """Take it up again."""
    project = _held(project, by)
    if project.closed_at is not None:
        project.closed_at = None
        project.save(update_fields=["closed_at"])
        journal(by, "project.reopened", project)


@transaction.atomic
def add_step(project: Project, key: UUID, text: str, wished_for: date | None, *, by: Person) -> Step:
    """One step more, at the end. The same `key` adds once."""
    project = _held(project, by)
    existing = Step.objects.filter(pk=key).first()
    if existing is not None and existing.project_id == project.pk:
        return existing
    _unless(existing)
    require(may_add_step(project))
    last = project.steps.aggregate(last=Max("position"))["last"] or 0
    step = Step(pk=key, project=project, position=last + 1, wished_for=wished_for)
    step.text = text
    step.save(force_insert=True)
    return step


@transaction.atomic
def tick_step(step: Step, done: bool, *, by: Person) -> None:
    """Done, or not done after all. Saying it twice changes nothing."""
    _held(step.project, by)
    Step.objects.filter(pk=step.pk, done_at__isnull=done).update(done_at=now() if done else None)


@transaction.atomic
def shift_step(step: Step, up: bool, *, by: Person) -> None:
    """Exchange its place with the step before (`up`) or after; nothing at either end."""
    project = _held(step.project, by)
    order = list(project.steps.values_list("pk", flat=True))
    if step.pk not in order:
        return
    here = order.index(step.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        _renumber(order)


@transaction.atomic
def remove_step(step: Step, *, by: Person) -> None:
    """Erase it."""
    project = _held(step.project, by)
    project.steps.filter(pk=step.pk).delete()


def _renumber(order: list[UUID]) -> None:
    rows = [Step(pk=key, position=position) for position, key in enumerate(order, start=1)]
    Step.objects.bulk_update(rows, ["position"])


def _held(project: Project, by: Person) -> Project:
    held, me = hold(project.accompaniment, by)
    project = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    project.accompaniment = held
    require(may_change_project(me, project))
    return project


def _unless(existing: object) -> None:
    if existing is not None:
        raise Refused(_("Cette page a vieilli. Rechargez-la, puis recommencez : votre texte est gardé."))
