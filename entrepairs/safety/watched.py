"""A limit on a person, as what a decision is about."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import LIMIT, Limit, Measure


def find(pk: UUID) -> Limit | None:
    return Limit.objects.select_related("person", "decision").filter(pk=pk).first()


def author(limit: Limit) -> Person | None:
    return limit.person


def is_on(limit: Limit, person: Person) -> bool:
    """Under an alias: who wrote what led there."""
    return limit.person_id == person.pk or subjects.concerns(limit.kind, limit.object_id, person)


def under_alias(person: Person) -> QuerySet[Limit]:
    return Limit.objects.filter(subjects.own(person, besides=LIMIT), person=None)


def snapshot(limit: Limit) -> str:
    """What led there is kept with the decision, as it was."""
    return ""


def url(limit: Limit) -> str:
    return limit.decision.get_absolute_url()


def add() -> None:
    subjects.add(
        subjects.Subject(
            kind=LIMIT,
            label=_("une limite, pour un temps"),
            find=find,
            author=author,
            snapshot=snapshot,
            url=url,
            visible_to=lambda limit, person: False,
            apply=lambda limit, measure, by: None,
            measures=(Measure.PERSON,),
            concerns=is_on,
            tells_opening=False,
            answers_for=under_alias,
        )
    )
