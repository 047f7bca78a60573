"""The team's own list of a gathering: add someone who asked, give a seat, note that someone does not come."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.actions.signups import leave, rows_of, seat
from entrepairs.agenda.actions.without_account import erase_alias, seat_alias
from entrepairs.agenda.models import BookingLimit, Gathering, Signup
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.rules.signups import is_open, someone
from entrepairs.agenda.seats import Someone
from entrepairs.agenda.tasks.rolls import Roll, hold
from entrepairs.agenda.tasks.telling import tell_one
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import skeleton
from entrepairs.structures.models import Role, Structure


@transaction.atomic
def add_someone(gathering: Gathering, who: str, *, is_first: bool = False, by: Person) -> Signup:
    """Who asked for it, at the door or by telephone: the pseudonym of someone of the house, or else an alias.

    Whoever has an account is told, and says with one tap that they do not come. A pseudonym from elsewhere is not
    looked for: the team learns nothing about who has an account here."""
    require(may_run(by, gathering.structure))
    roll = hold(gathering)
    require(is_open(gathering))
    person = _of_the_house(gathering.structure, who)
    if person is None:
        row = seat_alias(roll, gathering, Someone(is_first=is_first), who, "")
    else:
        _not_yet(roll, person)
        row = seat(roll, gathering, someone(person, gathering), person=person)
        tell_one(row, "place_kept")
    journal(by, "signup.added", row, about=person)
    return row


@transaction.atomic
def give_seat(signup: Signup, *, by: Person) -> None:
    """To someone who waits, whatever the number of seats: the team knows its chairs."""
    require(may_run(by, signup.gathering.structure))
    party = hold(signup.gathering).party_of(signup)
    if party is None or party.state == Signup.State.GOING:
        return
    party.move_to(Signup.State.GOING, offered_until=None)
    tell_one(party.first, "seat_given")
    journal(by, "signup.seated", signup, about=signup.person)


@transaction.atomic
def take_off(signup: Signup, *, by: Person) -> None:
    """Someone said by another way that they do not come: noted for them, and they are told."""
    require(may_run(by, signup.gathering.structure))
    roll = hold(signup.gathering)
    rows = rows_of(roll, signup)
    if not rows:
        return
    tell_one(rows[0], "signup_ended")
    leave(roll, rows)
    erase_alias(signup)
    journal(by, "signup.ended", signup, about=signup.person)


@transaction.atomic
def limit_bookings(house: Structure, most: int, *, by: Person) -> None:
    """How many seats one person may hold at once in this house."""
    require(may_run(by, house))
    limit, _new = BookingLimit.objects.update_or_create(structure=house, defaults={"most": most})
    journal(by, "booking_limit.chosen", limit)


def _of_the_house(house: Structure, who: str) -> Person | None:
    roles = Role.objects.in_force().filter(structure=house).select_related("person")
    same = [role.person for role in roles if skeleton(role.person.pseudonym) == skeleton(who)]
    return same[0] if same and skeleton(who) else None


def _not_yet(roll: Roll, person: Person) -> None:
    if roll.party_of_person(person) is not None:
        raise Refused(_("Cette personne est déjà sur la liste."))
