"""Plan permanences; take a seat, give it back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from entrepairs.agenda.actions.covering import cover_late
from entrepairs.agenda.models import Reserve, Shift, ShiftSeat, StandIn
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.rules.shifts import may_crew, may_leave_seat, may_take_seat
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

SOON = timedelta(days=2)
"""For a seat that comes free this near, someone is looked for at once; later, the page of holes says it in time."""


@transaction.atomic
def plan_shifts(
    house: Structure, starts: Sequence[datetime], *, minutes: int, zone: str, by: Person, **how: Any
) -> list[Shift]:
    """One permanence for each instant of `starts` (aware), of `minutes`. `how`: way, seats, least, guided."""
    require(may_run(by, house))
    lasts = timedelta(minutes=minutes)
    same: dict[str, Any] = {"structure": house, "zone": zone, **how}
    shifts = Shift.objects.bulk_create(Shift(starts_at=start, ends_at=start + lasts, **same) for start in starts)
    for shift in shifts[:1]:
        journal(by, "shifts.planned", shift)
    return shifts


@transaction.atomic
def cancel_shift(shift: Shift, *, by: Person) -> None:
    """It does not take place: those who held it are told."""
    shift = _held(shift)
    require(may_run(by, shift.structure))
    if shift.cancelled_at is None:
        shift.cancelled_at = now()
        shift.save(update_fields=["cancelled_at"])
        journal(by, "shift.cancelled", shift)
        for seat in shift.taken.select_related("person").exclude(person=by):
            notify(seat.person, "shift_cancelled", shifts_path(shift.structure))


@transaction.atomic
def take_seat(shift: Shift, *, by: Person) -> ShiftSeat:
    """« Je la tiens ». The shift is locked: the last seat goes once."""
    shift = _held(shift)
    require(may_take_seat(by, shift))
    Reserve.objects.filter(shift=shift, person=by).delete()
    return ShiftSeat.objects.create(shift=shift, person=by, taken_at=now())


@transaction.atomic
def leave_seat(shift: Shift, *, by: Person) -> None:
    """« Je ne pourrai pas »: no reason is asked. When it is near, someone is looked for at once."""
    shift = _held(shift)
    seat = ShiftSeat.objects.select_related("shift").get(shift=shift, person=by)
    require(may_leave_seat(by, seat))
    seat.delete()
    if shift.starts_at - now() < SOON:
        cover_late(shift, by=by)


@transaction.atomic
def agree_to_stand_in(house: Structure, agreed: bool, *, by: Person) -> None:
    """« Vous pouvez me demander », or no more."""
    require(may_crew(by, house))
    if not agreed:
        StandIn.objects.filter(structure=house, person=by, ended_at=None).update(ended_at=now())
    else:
        StandIn.objects.get_or_create(structure=house, person=by, ended_at=None, defaults={"agreed_at": now()})


def shifts_path(house: Structure) -> str:
    return reverse("agenda:shifts", args=[house.pk])


def _held(shift: Shift) -> Shift:
    return Shift.objects.select_for_update(of=("self",)).select_related("structure").get(pk=shift.pk)
