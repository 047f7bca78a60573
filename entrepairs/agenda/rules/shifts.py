"""Who holds a permanence, and who may take it over."""

from datetime import timedelta

from django.utils.translation import gettext as _

from entrepairs.agenda.models import Shift, ShiftSeat, Swap
from entrepairs.agenda.models.shift import crewed_by
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by

AGAIN = timedelta(hours=12)


def may_crew(person: Person, house: Structure) -> Verdict:
    if not crewed_by(person).filter(pk=house.pk).exists():
        return No(_("Les permanences sont tenues par les bénévoles et l’équipe de cette maison."))
    return YES


def may_hold(person: Person, shift: Shift, *, but: ShiftSeat | None = None) -> Verdict:
    """To come, of one’s house, at a time when one holds no other. `but`: a seat that one would give for it."""
    if not (verdict := may_crew(person, shift.structure)):
        return verdict
    if shift.cancelled_at is not None:
        return No(_("Cette permanence est annulée."))
    if shift.ends_at <= now():
        return No(_("Cette permanence est passée."))
    if holds_at_that_time(person, shift, but=but):
        return No(_("Vous tenez déjà une permanence à ce moment-là."))
    return YES


def may_take_seat(person: Person, shift: Shift) -> Verdict:
    if not (verdict := may_hold(person, shift)):
        return verdict
    if ShiftSeat.objects.filter(shift=shift).count() >= shift.seats:
        return No(_("Cette permanence a maintenant tout son monde. Merci d’y avoir pensé."))
    return YES


def may_leave_seat(person: Person, seat: ShiftSeat) -> Verdict:
    """Until it begins, without a reason."""
    if seat.person_id != person.pk:
        return No(_("Cette place est celle d’une autre personne."))
    if seat.shift.starts_at <= now():
        return No(_("Cette permanence a commencé. Si vous devez partir, prévenez l’équipe."))
    return YES


def may_stand_in(person: Person, swap: Swap) -> Verdict:
    if swap.state != Swap.State.OPEN:
        return No(_("Quelqu’un vient de dire oui. Merci d’y avoir pensé."))
    if swap.seat.shift.starts_at <= now():
        return No(_("Cette permanence a commencé."))
    return may_hold(person, swap.seat.shift)


def may_exchange(offered: ShiftSeat, wanted: ShiftSeat) -> Verdict:
    """Both to come, and each may hold the other’s."""
    for seat in (offered, wanted):
        if seat.shift.starts_at <= now():
            return No(_("Une des deux permanences a commencé. On ne l’échange plus."))
    hands = ((offered, wanted), (wanted, offered))
    if not all(may_hold(given.person, had.shift, but=given) for given, had in hands):
        return No(_("Cet échange n’est plus possible : l’une des deux permanences a changé, ou tombe en même temps."))
    return YES


def may_be_in_reserve(person: Person, shift: Shift) -> Verdict:
    """Someone who does not hold it, before it begins."""
    if shift.starts_at <= now():
        return No(_("Cette permanence a commencé."))
    return may_hold(person, shift)


def may_call(person: Person, shift: Shift) -> Verdict:
    """The team, when a seat is free; not again in the same half-day."""
    if not run_by(person).filter(pk=shift.structure_id).exists():
        return No(_("Seule l’équipe de cette maison peut faire cela."))
    if shift.cancelled_at is not None or shift.ends_at <= now():
        return No(_("Cette permanence est passée ou annulée."))
    if ShiftSeat.objects.filter(shift=shift).count() >= shift.seats:
        return No(_("Cette permanence a tout son monde."))
    if shift.called_at and now() - shift.called_at < AGAIN:
        return No(_("C’est déjà demandé aujourd’hui. Laissez un peu de temps pour répondre."))
    return YES


def may_tally(person: Person, shift: Shift) -> Verdict:
    """Who holds it, and the team, from the start to two days after the end."""
    holds = ShiftSeat.objects.filter(shift=shift, person=person).exists()
    if not holds and not run_by(person).filter(pk=shift.structure_id).exists():
        return No(_("La feuille d’appels est celle des personnes qui tiennent cette permanence."))
    if shift.starts_at > now():
        return No(_("Cette permanence n’a pas encore commencé."))
    if shift.tallies_until < now():
        return No(_("Cette feuille est fermée : la permanence est finie depuis plus de deux jours."))
    return YES


def holds_at_that_time(person: Person, shift: Shift, *, but: ShiftSeat | None = None) -> bool:
    """Whether this person holds a permanence, anywhere, that overlaps. `but`: a seat that they would give."""
    held = ShiftSeat.objects.filter(person=person, shift__cancelled_at=None)
    held = held.exclude(pk=but.pk) if but else held
    return held.filter(shift__starts_at__lt=shift.ends_at, shift__ends_at__gt=shift.starts_at).exists()
