"""Say that one comes, or not after all."""

from django.db import transaction

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.rules.signups import may_sign_up, may_withdraw
from entrepairs.core.clock import now
from entrepairs.core.rules import require
from entrepairs.people.models import Person


@transaction.atomic
def sign_up(gathering: Gathering, *, by: Person) -> Signup:
    """A seat, or a place in the waiting list when none is left. The gathering is locked: the last seat goes once."""
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    require(may_sign_up(by, gathering))
    taken = Signup.objects.seated().filter(gathering=gathering).count()
    is_full = gathering.capacity is not None and taken >= gathering.capacity
    state = Signup.State.WAITING if is_full else Signup.State.GOING
    return Signup.objects.create(gathering=gathering, person=by, state=state, asked_at=now())


@transaction.atomic
def withdraw(signup: Signup, *, by: Person) -> None:
    """One does not come after all: no reason is asked."""
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=signup.gathering_id)
    signup = Signup.objects.select_for_update(of=("self",)).get(pk=signup.pk, gathering=gathering)
    require(may_withdraw(by, signup))
    if signup.state != Signup.State.CANCELLED:
        signup.move_to(Signup.State.CANCELLED, offered_until=None)
