"""The planning of a month: ask for it, end or give up the search, change the draft, publish it."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.agenda.actions.shifts import shifts_path
from entrepairs.agenda.models import DraftSeat, Rota, Shift, ShiftSeat
from entrepairs.agenda.months import Month
from entrepairs.agenda.rostering import sheet_of
from entrepairs.agenda.rota.limits import limits
from entrepairs.agenda.rules.rotas import may_be_drafted, may_change_rota
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.rules.shifts import may_take_seat
from entrepairs.agenda.tasks.rotas import prepare_rota
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

State = Rota.State


@transaction.atomic
def ask_rota(house: Structure, month: Month, *, by: Person) -> Rota:
    """« Préparer le planning »: searched in the background. Asking twice gives the one that is open already."""
    require(may_run(by, house))
    if not sheet_of(house, month).count:
        raise Refused(
            _("Ce mois n’a pas de permanence à venir. Prévoyez-les d’abord, puis revenez."),
            next_step=reverse("agenda:shift_desk", args=[house.pk]),
        )
    rota, is_new = Rota.objects.get_or_create(
        structure=house, first=month.first, state__in=Rota.OPEN, defaults={"asked_by": by, "asked_at": now()}
    )
    if is_new:
        journal(by, "rota.asked", rota)
        prepare_rota.enqueue(str(rota.pk))
    return rota


@transaction.atomic
def stop_search(rota: Rota, *, by: Person) -> None:
    """« Cela suffit »: end with the best so far."""
    require(may_run(by, rota.structure))
    Rota.objects.filter(pk=rota.pk, state=State.SEARCHING).update(stops=True)


@transaction.atomic
def cancel_rota(rota: Rota, *, by: Person) -> None:
    """Give up the search or the draft: what people hold stays as it is."""
    rota = _held(rota)
    require(may_run(by, rota.structure))
    rota.move_to(State.CANCELLED, closed_at=now())
    rota.seats.all().delete()
    journal(by, "rota.cancelled", rota)


@transaction.atomic
def draft_seat(rota: Rota, shift: Shift, person: Person, *, by: Person) -> None:
    """Place someone who said that they could, as far as every rule allows."""
    rota = _held(rota)
    require(may_change_rota(by, rota))
    sheet = sheet_of(rota.structure, Month(rota.first))
    roster = sheet.roster_of(rota.seats.values_list("shift", "person"))
    if person not in sheet.people or shift not in sheet.shifts[: sheet.count]:
        raise Refused(_("Cette personne ou cette permanence n’est plus de ce planning. Rechargez la page."))
    seat = (sheet.people.index(person), sheet.shifts.index(shift))
    require(may_be_drafted(limits(sheet.problem, roster, seat)))
    DraftSeat.objects.create(rota=rota, shift=shift, person=person)


@transaction.atomic
def undraft_seat(rota: Rota, shift: Shift, person: Person, *, by: Person) -> None:
    rota = _held(rota)
    require(may_change_rota(by, rota))
    DraftSeat.objects.filter(rota=rota, shift=shift, person=person).delete()


@transaction.atomic
def publish_rota(rota: Rota, *, by: Person) -> None:
    """Give the seats and tell each person, once. `found["left"]`: how many could not be given, because something
    changed meanwhile."""
    rota = _held(rota)
    require(may_change_rota(by, rota))
    seats = list(rota.seats.select_related("person").order_by("shift", "pk"))
    keys = [seat.shift_id for seat in seats]
    rows = Shift.objects.select_for_update(of=("self",)).select_related("structure").filter(pk__in=keys)
    shifts = {row.pk: row for row in rows.order_by("pk")}
    given = [seat for seat in seats if _give(shifts[seat.shift_id], seat.person)]
    rota.seats.all().delete()
    rota.move_to(State.PUBLISHED, closed_at=now(), found=rota.found | {"left": len(seats) - len(given)})
    journal(by, "rota.published", rota)
    for person in {seat.person for seat in given}:
        notify(person, "rota_published", shifts_path(rota.structure))


def _give(shift: Shift, person: Person) -> bool:
    if not may_take_seat(person, shift):
        return False
    ShiftSeat.objects.create(shift=shift, person=person, taken_at=now())
    return True


def _held(rota: Rota) -> Rota:
    return Rota.objects.select_for_update(of=("self",)).select_related("structure").get(pk=rota.pk)
