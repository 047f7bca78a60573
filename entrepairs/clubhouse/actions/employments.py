"""Steps towards work, in the member’s words: only the member writes."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entrepairs.clubhouse.models import Employment, EmploymentStep
from entrepairs.clubhouse.rules.board import may_share_the_day
from entrepairs.clubhouse.rules.employments import is_of_the_member
from entrepairs.clubhouse.rules.records import may_ask
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def begin_employment(house: Structure, key: UUID, kind: str, title: str, *, by: Person) -> Employment:
    """A project of one’s own. `key`, made with the form, becomes its id: the same form begins once."""
    require(may_share_the_day(by, house))
    existing = Employment.objects.filter(pk=key).first()
    if existing is not None and existing.member_id == by.pk:
        return existing
    _unless(existing)
    employment = Employment(pk=key, structure=house, member=by, kind=kind, begun_at=now())
    employment.title = title
    employment.save(force_insert=True)
    journal(by, "employment.begun", employment, about=by)
    return employment


@transaction.atomic
def share_employment(employment: Employment, other: Person | None, *, by: Person) -> None:
    """Let one person of the team read it, or nobody any more."""
    employment = _held(employment, by)
    require(may_ask(by, other, employment.structure))
    if (other.pk if other else None) == employment.shared_with_id:
        return
    employment.shared_with, employment.shared_at = other, now() if other else None
    employment.save(update_fields=["shared_with", "shared_at"])
    if other is not None:
        notify(other, "employment_shared", employment.get_absolute_url())


@transaction.atomic
def close_employment(employment: Employment, closed: bool, *, by: Person) -> None:
    """Done, or left aside: nobody asks which. It opens again the same way."""
    employment = _held(employment, by)
    Employment.objects.filter(pk=employment.pk, closed_at__isnull=closed).update(closed_at=now() if closed else None)


@transaction.atomic
def erase_employment(employment: Employment, *, by: Person) -> None:
    """For good."""
    _held(employment, by).delete()


@transaction.atomic
def add_step(employment: Employment, key: UUID, text: str, *, by: Person) -> EmploymentStep:
    """One step more, at the end. The same `key` adds once."""
    employment = _held(employment, by)
    existing = EmploymentStep.objects.filter(pk=key).first()
    if existing is not None and existing.employment_id == employment.pk:
        return existing
    _unless(existing)
    last = employment.steps.aggregate(last=Max("position"))["last"] or 0
    step = EmploymentStep(pk=key, employment=employment, position=last + 1)
    step.text = text
    step.save(force_insert=True)
    return step


@transaction.atomic
def tick_step(step: EmploymentStep, done: bool, *, by: Person) -> None:
    """Done, or not done after all."""
    _held(step.employment, by)
    EmploymentStep.objects.filter(pk=step.pk, done_at__isnull=done).update(done_at=now() if done else None)


@transaction.atomic
def remove_step(step: EmploymentStep, *, by: Person) -> None:
    _held(step.employment, by).steps.filter(pk=step.pk).delete()


def _held(employment: Employment, by: Person) -> Employment:
    rows = Employment.objects.select_for_update(of=("self",)).select_related("structure", "member__data_key")
    employment = rows.get(pk=employment.pk)
    require(is_of_the_member(by, employment))
    return employment


def _unless(existing: object) -> None:
    if existing is not None:
        raise Refused(_("Cette page a vieilli. Rechargez-la, puis recommencez : votre texte est gardé."))
