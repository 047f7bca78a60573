"""« Qui pourrait prendre ce créneau ? »: asked of those who agreed to be asked; the reserve first, when it is near."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from entrepairs.agenda.models import CrewMember, Reserve, Shift, ShiftSeat, StandIn
from entrepairs.agenda.models.shift import crew_of
from entrepairs.agenda.rules.shifts import may_be_in_reserve, may_call
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.rules import coordinators


@transaction.atomic
def ask_who_could(shift: Shift, *, by: Person) -> int:
    """By the team, for a permanence with a free seat. Returns how many people were asked."""
    shift = Shift.objects.select_for_update(of=("self",)).select_related("structure").get(pk=shift.pk)
    require(may_call(by, shift))
    journal(by, "shift.called", shift)
    return len(call_people(shift))


@transaction.atomic
def be_in_reserve(shift: Shift, agreed: bool, *, by: Person) -> None:
    """« Je reste joignable », or no more."""
    if not agreed:
        Reserve.objects.filter(shift=shift, person=by).delete()
        return
    require(may_be_in_reserve(by, shift))
    Reserve.objects.get_or_create(shift=shift, person=by, defaults={"agreed_at": now()})


def cover_late(shift: Shift, *, by: Person) -> None:
    """A seat came free and it is near: the reserve, those who agreed to be asked, and the coordination, at once."""
    called = call_people(shift, but=by)
    for one in coordinators(shift.structure):
        if one.pk != by.pk and one.pk not in called:
            notify(one, "shift_hole", reverse("agenda:shift_desk", args=[shift.structure_id]))


def call_people(shift: Shift, *, but: Person | None = None) -> set[UUID]:
    """Tell each of them once; a person in reserve in their own words. Returns the keys of those who were told."""
    reserve = set(shift.reserves.values_list("person", flat=True))
    address = shift_path(shift)
    told = set()
    for person in may_be_asked(shift, or_in=reserve):
        if but is None or person.pk != but.pk:
            notify(person, "shift_reserve" if person.pk in reserve else "shift_call", address)
            told.add(person.pk)
    Shift.objects.filter(pk=shift.pk).update(called_at=now())
    return told


def may_be_asked(shift: Shift, *, or_in: Iterable[UUID] = ()) -> QuerySet[Person]:
    """Those who agreed to be asked, or who are `or_in`, who may still hold it, who hold nothing then and are not
    away."""
    agreed = StandIn.objects.filter(structure=shift.structure, ended_at=None)
    busy = ShiftSeat.objects.filter(
        shift__cancelled_at=None, shift__starts_at__lt=shift.ends_at, shift__ends_at__gt=shift.starts_at
    )
    asked = crew_of(shift.structure)
    asked = asked.filter(pk__in=agreed.values("person")) | asked.filter(pk__in=list(or_in))
    away = CrewMember.objects.filter(structure=shift.structure).away(shift.wall_time.date())
    asked = asked.exclude(pk__in=away.values("person"))
    return asked.exclude(pk__in=busy.values("person")).order_by("pk").distinct()


def shift_path(shift: Shift) -> str:
    """The permanence, in its week."""
    return f"{reverse('agenda:shifts', args=[shift.structure_id])}?semaine={shift.wall_time.date()}#p-{shift.pk}"
