"""What must no longer stand between two people who want no contact, or towards someone who stops.

Whoever blocks does, for the other to see, what they could do any day: leave, thank a relay, end. Same words, same
pages."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from entrepairs.accompaniment.actions.endings import finish
from entrepairs.accompaniment.actions.holding import hold
from entrepairs.accompaniment.actions.leaving import leave, let_go
from entrepairs.accompaniment.actions.looking_after import look_again
from entrepairs.accompaniment.actions.relays import JOINED
from entrepairs.accompaniment.models import Accompaniment, Ending, Participant, Proposal, Relay
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.pauses import may_leave
from entrepairs.accompaniment.tasks.proposals import propose, tell_supporter_gone
from entrepairs.core.clock import now
from entrepairs.people.models import Person


@transaction.atomic
def withdraw_between(one: Person, other: Person) -> None:
    """Take back what is open between the two, as if the supporter were no longer free: same words, same page."""
    between = Q(request__person=one, supporter=other) | Q(request__person=other, supporter=one)
    _withdraw(Proposal.objects.filter(between, state__in=Proposal.OPEN).values_list("pk", flat=True))


@transaction.atomic
def withdraw_towards(supporter: Person) -> None:
    """The supporter stops, for a while or for good: who waits for an answer is told, and offered others."""
    towards = Proposal.objects.filter(supporter=supporter, state__in=Proposal.OPEN)
    _withdraw(towards.values_list("pk", flat=True))


@transaction.atomic
def part(blocker: Person, blocked: Person) -> None:
    """Whatever goes on between the two ends; whoever was asked as a relay is no longer.

    A relay, or one of two supporters, goes; the person goes on with the others."""
    together = Accompaniment.objects.open().visible_to(blocker)
    for accompaniment in together.filter(pk__in=Accompaniment.objects.open().visible_to(blocked).values("pk")):
        _part(accompaniment, blocker, blocked)
    for relay in _asked_between(blocker, blocked):
        Relay.objects.filter(pk=relay.pk).update(ended_at=now())
        look_again(relay)


def _part(accompaniment: Accompaniment, blocker: Person, blocked: Person) -> None:
    held, me = hold(accompaniment, blocker)
    other = held.participants.select_related("person").get(person=blocked, left_at=None)
    if me.role == Participant.Role.SEEKER and may_leave(other, held):
        let_go(held, other, by=blocker)
    elif may_leave(me, held):
        leave(held, by=blocker)
    else:
        finish(held, me, Ending.Kind.STOPPED, "", blocker)


def _asked_between(one: Person, other: Person) -> list[Relay]:
    """Relays who were asked and have not come, in a pair where the other person is."""
    standing = Relay.objects.standing().exclude(JOINED)
    asked = [
        standing.filter(to=to, accompaniment__in=Accompaniment.objects.open().visible_to(there))
        for to, there in [(one, other), (other, one)]
    ]
    rows = standing.filter(pk__in=[relay.pk for found in asked for relay in found])
    return list(rows.select_related("accompaniment__structure", "instead_of", "looked_after_by"))


def _withdraw(keys: Iterable[UUID]) -> None:
    rows = Proposal.objects.select_related("request__person", "supporter").filter(pk__in=list(keys))
    for proposal in rows:
        was_asked = proposal.state == Proposal.State.ASKED
        proposal.move_to(Proposal.State.WITHDRAWN, closed_at=now())
        if was_asked:
            tell_supporter_gone(proposal)
        else:
            propose(proposal.request)
    follow(proposal.supporter_id for proposal in rows)
