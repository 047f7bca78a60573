"""Say that one comes, or not after all."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.rules.signups import is_offered, is_open, may_sign_up, may_withdraw, someone
from entrepairs.agenda.seats import Someone
from entrepairs.agenda.tasks.rolls import Party, Roll, hold
from entrepairs.agenda.tasks.seating import fill
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person


@transaction.atomic
def sign_up(gathering: Gathering, *, by: Person, rules_read: bool = False) -> Signup:
    """A seat, or a place in the waiting list when none is left; for a course, in all the sessions that are left.

    `rules_read`: they said that they read the card of the group, when it has one."""
    roll = hold(gathering)
    mine = roll.party_of_person(by)
    if mine is not None and mine.first.course and not any(row.gathering_id == gathering.pk for row in mine.rows):
        return _come_back(mine, gathering)
    require(may_sign_up(by, gathering))
    ask_rules(gathering, rules_read)
    return seat(roll, gathering, someone(by, gathering), person=by)


def _come_back(party: Party, gathering: Gathering) -> Signup:
    """To a session of a course that they had said they would miss: their seat was kept."""
    require(is_open(gathering))
    row = party.first.copied_to(gathering)
    row.save(force_insert=True)
    return row


def ask_rules(gathering: Gathering, rules_read: bool) -> None:
    """The card of the group is read before one comes."""
    if gathering.rules and not rules_read:
        raise Refused(_("Lisez d’abord les règles du groupe, puis cochez la case. Elles sont courtes."))


def seat(roll: Roll, gathering: Gathering, one: Someone, **columns: object) -> Signup:
    """Write the rows of one who signs up. Who waits already is served first. Gives the row of `gathering`."""
    fill(roll)
    state = Signup.State.GOING if roll.has_seat_for(one) else Signup.State.WAITING
    course = uuid4() if gathering.is_of_course else None
    values = {"state": state, "role": one.role, "is_first": one.is_first, "course": course, "asked_at": now()}
    rows = [Signup(gathering=session, **values, **columns) for session in roll.sessions]
    Signup.objects.bulk_create(rows)
    roll.parties.append(Party(rows))
    return next(row for row in rows if row.gathering_id == gathering.pk)


@transaction.atomic
def withdraw(signup: Signup, *, by: Person) -> None:
    """One does not come after all: no reason is asked. Of a course, not to this session: the seat stays theirs."""
    require(may_withdraw(by, signup))
    roll = hold(signup.gathering)
    leave(roll, [row for row in rows_of(roll, signup) if row.pk == signup.pk])


@transaction.atomic
def withdraw_from_course(signup: Signup, *, by: Person) -> None:
    """From all the sessions that are left."""
    require(may_withdraw(by, signup))
    roll = hold(signup.gathering)
    leave(roll, rows_of(roll, signup))


@transaction.atomic
def accept_seat(signup: Signup, *, by: Person) -> None:
    """Take the seat that came free."""
    require(may_withdraw(by, signup))
    take(hold(signup.gathering), signup)


def take(roll: Roll, signup: Signup) -> None:
    """Their seat, if it is still kept for them. The roll is held."""
    party = roll.party_of(signup)
    require(is_offered(party.first if party else Signup()))
    if party is not None:
        party.move_to(Signup.State.GOING, offered_until=None)


def rows_of(roll: Roll, signup: Signup) -> list[Signup]:
    party = roll.party_of(signup)
    return party.rows if party else []


def leave(roll: Roll, rows: list[Signup]) -> None:
    """Cancel these rows, all of one person; when none is left their seat goes to who waits. Twice changes nothing."""
    party = roll.party_of(rows[0]) if rows else None
    for row in rows:
        row.move_to(Signup.State.CANCELLED, offered_until=None)
    if party is None:
        return
    party.rows = [row for row in party.rows if row.state != Signup.State.CANCELLED]
    if not party.rows:
        roll.parties.remove(party)
        fill(roll)


@transaction.atomic
def leave_all(person: Person) -> None:
    """Their account ends: what is to come is offered to who waits."""
    coming = Signup.objects.of(person).filter(gathering__starts_at__gt=now())
    for signup in coming.select_related("gathering__series").order_by("gathering__starts_at"):
        roll = hold(signup.gathering)
        leave(roll, rows_of(roll, signup))
