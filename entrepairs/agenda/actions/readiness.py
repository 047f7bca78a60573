"""Say when one can hold permanences, how many a week, with whom; the team says how much one has done already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from entrepairs.agenda.models import CrewMember, DuoWish, ShiftAnswer
from entrepairs.agenda.models.shift import crew_of
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.rules.shifts import may_crew
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@dataclass(frozen=True)
class Said:
    """`moments`: bits of a usual week. `most`: permanences a week. `answers`: by permanence, "" to follow the usual
    week. `together`, `apart`: colleagues; nobody is in both. `away`: first and last day when one holds none."""

    moments: int
    most: int
    answers: Mapping[UUID, str] = field(default_factory=dict)
    together: Iterable[Person] = ()
    apart: Iterable[Person] = ()
    away: tuple[date, date] | None = None


@transaction.atomic
def say_readiness(house: Structure, said: Said, *, by: Person) -> CrewMember:
    """Replace what one had said before. What is not asked for in `said.answers` stays."""
    require(may_crew(by, house))
    member = member_of(house, by)
    member.moments, member.most = said.moments, said.most
    member.away_from, member.away_until = said.away or (None, None)
    member.save(update_fields=["moments", "most", "away_from", "away_until"])
    ShiftAnswer.objects.filter(person=by, shift__in=list(said.answers)).delete()
    ShiftAnswer.objects.bulk_create(
        ShiftAnswer(shift_id=shift, person=by, answer=answer) for shift, answer in said.answers.items() if answer
    )
    _wish_duos(house, said, by)
    return member


@transaction.atomic
def set_level(house: Structure, person: Person, level: int, *, by: Person) -> None:
    """« Apprend », « d’expérience »: said by the team; the person reads it and who said it."""
    require(may_run(by, house))
    require(may_crew(person, house))
    member = member_of(house, person)
    if member.level != level:
        member.level = level
        member.save(update_fields=["level"])
        journal(by, "crew.level", member, about=person)


def member_of(house: Structure, person: Person) -> CrewMember:
    """Made at the first need."""
    return CrewMember.objects.get_or_create(structure=house, person=person, defaults={"since": now()})[0]


def _wish_duos(house: Structure, said: Said, by: Person) -> None:
    """Only of people who may hold permanences here now."""
    colleagues = set(crew_of(house).exclude(pk=by.pk).values_list("pk", flat=True))
    wishes = {one.pk: DuoWish.Wish.TOGETHER for one in said.together} | {
        one.pk: DuoWish.Wish.APART for one in said.apart
    }
    DuoWish.objects.filter(structure=house, person=by).delete()
    DuoWish.objects.bulk_create(
        DuoWish(structure=house, person=by, other_id=other, wish=wish)
        for other, wish in wishes.items()
        if other in colleagues
    )
