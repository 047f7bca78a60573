"""Proposals that must no longer stand: between two people who want no contact, or towards someone who stops."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from entrepairs.accompaniment.models import Proposal
from entrepairs.accompaniment.tasks.proposals import propose_now_or_soon, tell_supporter_gone
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


def _withdraw(keys: Iterable[UUID]) -> None:
    rows = Proposal.objects.select_related("request__person", "supporter").filter(pk__in=list(keys))
    for proposal in rows:
        was_asked = proposal.state == Proposal.State.ASKED
        proposal.move_to(Proposal.State.WITHDRAWN, closed_at=now())
        if was_asked:
            tell_supporter_gone(proposal)
        else:
            propose_now_or_soon(proposal.request)
