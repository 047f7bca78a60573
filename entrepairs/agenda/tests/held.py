"""Permanences for tests, made by the real actions."""

from datetime import timedelta
from typing import Any

from entrepairs.agenda.actions.calls import tally_call
from entrepairs.agenda.actions.exchanges import propose_exchange
from entrepairs.agenda.actions.readiness import Said, say_readiness, set_level
from entrepairs.agenda.actions.rotas import ask_rota
from entrepairs.agenda.actions.shifts import agree_to_stand_in, plan_shifts, take_seat
from entrepairs.agenda.actions.swaps import look_for_relief
from entrepairs.agenda.models import CrewMember, Exchange, Rota, Shift
from entrepairs.agenda.months import Month
from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure

ALWAYS = (1 << 21) - 1


def shift(house: Structure, *, by: Person, in_hours: float = 72, **how: Any) -> Shift:
    """A permanence on the phone of two hours, for two, `in_hours` from now."""
    said: dict[str, Any] = {"minutes": 120, "zone": "Europe/Paris", "way": Shift.Way.PHONE, "seats": 2} | how
    return plan_shifts(house, [now() + timedelta(hours=in_hours)], by=by, **said)[0]


def volunteer(house: Structure, person: Person, *, by: Person) -> Person:
    member(house, person, by=by, name=Role.Name.VOLUNTEER)
    return person


def rows_of_permanences(house: Structure, *, by: Person, held_by: Person) -> dict[str, Any]:
    """A permanence to come whose holder looks for a colleague, and one under way with a call."""
    volunteer(house, held_by, by=by)
    coming, going = shift(house, by=by), shift(house, by=by, in_hours=-1)
    take_seat(coming, by=held_by)
    take_seat(going, by=held_by)
    tally_call(going, theme="ecoute", lasted="court", by=held_by)
    return {
        "shift": coming,
        "swap": look_for_relief(coming, by=held_by),
        "rota": draft(coming, by=by),
        "exchange": exchange(coming, held_by, by=by),
    }


def exchange(mine: Shift, holder: Person, *, by: Person) -> Exchange:
    """The holder of `mine` proposes it to `by`, against a permanence two days later."""
    theirs = shift(mine.structure, by=by, in_hours=120)
    agree_to_stand_in(mine.structure, True, by=by)
    return propose_exchange(mine.taken.get(person=holder), take_seat(theirs, by=by), by=holder)


def draft(shift: Shift, *, by: Person) -> Rota:
    """A draft of the month of that permanence, with nobody in it."""
    rota = ask_rota(shift.structure, month_of(shift), by=by)
    Rota.objects.filter(pk=rota.pk).update(state=Rota.State.DRAFT)
    rota.refresh_from_db()
    return rota


def month_of(shift: Shift) -> Month:
    return Month(shift.wall_time.date().replace(day=1))


def ready(
    house: Structure, person: Person, *, level: int = CrewMember.Level.USUAL, by: Person, **said: Any
) -> CrewMember:
    """Someone who can at any moment, three times a week."""
    member = say_readiness(house, Said(**{"moments": ALWAYS, "most": 3} | said), by=person)
    set_level(house, person, level, by=by)
    return member
