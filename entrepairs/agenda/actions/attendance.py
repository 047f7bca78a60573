"""Note who came: a number, or someone by their pseudonym."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.models import Headcount, Nameless, Presence, Spot, Tap, WeeklyEstimate
from entrepairs.agenda.rules.attendance import may_count, may_note
from entrepairs.agenda.rules.running import may_run
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

A_WHILE = timedelta(minutes=10)
MOST = 500


@transaction.atomic
def count(spot: Spot, people: int, *, by: Person) -> Headcount:
    """How many were there besides those who said their pseudonym; counted again, it replaces the former."""
    require(may_count(by, spot))
    headcount = headcount_of(spot)
    return _write(headcount, people, by)


@transaction.atomic
def tally(spot: Spot, change: int, *, tap: UUID, by: Person) -> Headcount:
    """One more, or one less, without a name. The same `tap` counts once; nobody is below zero."""
    require(may_count(by, spot))
    _one, is_new = Tap.objects.get_or_create(pk=tap, defaults={"structure": spot.house, "at": now()})
    headcount = headcount_of(spot)
    return _write(headcount, headcount.people + change, by) if is_new else headcount


@transaction.atomic
def note_presence(spot: Spot, person: Person, *, by: Person) -> Presence:
    """The team says that this person was there. Noting it again changes nothing."""
    require(may_note(by, spot, person))
    one_at_a_time(spot.house)
    known = spot.presences.filter(person=person).first()
    if known is not None:
        return known
    presence = Presence.objects.create(
        structure=spot.house,
        gathering=spot.gathering,
        person=person,
        day=spot.day,
        how=Presence.How.TEAM,
        noted_at=now(),
    )
    journal(by, "presence.noted", presence, about=person)
    return presence


@transaction.atomic
def remove_presence(spot: Spot, person: Person, *, by: Person) -> None:
    """A slip of the finger, or a mistake seen later."""
    require(may_count(by, spot))
    for presence in spot.presences.filter(person=person):
        journal(by, "presence.removed", presence, about=person)
        presence.delete()


@transaction.atomic
def estimate(house: Structure, monday: date, people: int, *, by: Person) -> WeeklyEstimate:
    """How many different people came that week; at least those who said their pseudonym."""
    require(may_run(by, house))
    known = different_people(house, monday)
    if people < known:
        sentence = _("%(n)s personnes ont dit leur pseudonyme cette semaine : le nombre ne peut pas être plus petit.")
        raise Refused(sentence % {"n": known})
    values = {"people": people, "noted_by": by, "noted_at": now()}
    said, _new = WeeklyEstimate.objects.update_or_create(structure=house, monday=monday, defaults=values)
    journal(by, "estimate.noted", said)
    return said


@transaction.atomic
def choose_nameless(person: Person, nameless: bool, *, by: Person) -> None:
    """From now on one is counted without one’s pseudonym, or with it again."""
    if by.pk != person.pk:
        raise Refused(_("Seule la personne elle-même peut décider de cela."))
    if nameless:
        Nameless.objects.get_or_create(person=person, defaults={"since": now()})
    else:
        Nameless.objects.filter(person=person).delete()


@transaction.atomic
def make_nameless(presence: Presence, *, by: Person) -> None:
    """One’s own presence becomes a number: somebody was there."""
    if presence.person_id != by.pk:
        raise Refused(_("Seule la personne elle-même peut décider de cela."))
    spot = Spot(presence.structure, presence.day, presence.gathering)
    one_at_a_time(spot.house)
    if Presence.objects.filter(pk=presence.pk).delete()[0]:
        headcount = headcount_of(spot)
        headcount.people += 1
        headcount.save()


def different_people(house: Structure, monday: date) -> int:
    """Those who said their pseudonym that week, each once."""
    week = Presence.objects.filter(structure=house, day__range=(monday, monday + timedelta(days=6)))
    return week.values("person").distinct().count()


def one_at_a_time(house: Structure) -> None:
    """Two tablets of a house count one after the other."""
    Structure.objects.select_for_update(of=("self",)).get(pk=house.pk)


def headcount_of(spot: Spot) -> Headcount:
    """The locked row of this count; a new one is at zero, and not yet noted by anybody."""
    one_at_a_time(spot.house)
    known = spot.headcounts.first()
    day, at = spot.day, now()
    return known or Headcount(structure=spot.house, gathering=spot.gathering, day=day, people=0, noted_at=at)


def _write(headcount: Headcount, people: int, by: Person) -> Headcount:
    """The journal names who counted, once in a while rather than at each touch."""
    at = now()
    is_going_on = headcount.noted_by_id == by.pk and at - headcount.noted_at < A_WHILE
    headcount.people, headcount.noted_by, headcount.noted_at = min(max(people, 0), MOST), by, at
    headcount.save()
    if not is_going_on:
        journal(by, "headcount.noted", headcount)
    return headcount
