"""Prepare proposals for everyone, give that up; send drafts, set them aside, take them back."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from entrepairs.accompaniment.matching import explained, possible
from entrepairs.accompaniment.models import Draft, Preparation
from entrepairs.accompaniment.rules.candidates import among
from entrepairs.accompaniment.rules.preparations import may_give_up, may_prepare, may_send_draft
from entrepairs.accompaniment.tasks.matching import prepare_proposals
from entrepairs.accompaniment.tasks.proposals import locked_request, show_by_hand
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person


@transaction.atomic
def ask_preparation(*, by: Person) -> Preparation:
    """« Préparer des propositions »: in the background. Asking twice gives the one that goes on already."""
    require(may_prepare(by))
    preparation, is_new = Preparation.objects.get_or_create(
        state__in=Preparation.OPEN,
        defaults={"state": Preparation.State.SENT, "asked_by": by, "asked_at": now()},
    )
    if is_new:
        journal(by, "preparation.asked", preparation)
        prepare_proposals.enqueue(str(preparation.pk))
    return preparation


@transaction.atomic
def give_up_preparation(preparation: Preparation, *, by: Person) -> None:
    """The drafts of before stay."""
    preparation = Preparation.objects.select_for_update(of=("self",)).get(pk=preparation.pk)
    require(may_give_up(by, preparation))
    preparation.move_to(Preparation.State.CANCELLED, closed_at=now())
    journal(by, "preparation.cancelled", preparation)


def send_drafts(drafts: Iterable[Draft], *, by: Person) -> tuple[int, int]:
    """Show these supporters to these people, who choose. How many were sent; how many could not be any more: whatever
    the cause, it is not told. Each person is told once."""
    chosen = defaultdict[UUID, list[Draft]](list)
    for draft in drafts:
        chosen[draft.request_id].append(draft)
    sent = sum(_send(request, chosen[request], by) for request in sorted(chosen))
    return sent, sum(map(len, chosen.values())) - sent


@transaction.atomic
def _send(request_id: UUID, drafts: list[Draft], by: Person) -> int:
    request = locked_request(request_id)
    people = [draft.supporter_id for draft in drafts]
    (seeker,), peers = among([request], people)
    able = [key for key in people if key in peers and possible(seeker, peers[key])]
    still = set(Draft.objects.filter(pk__in=[one.pk for one in drafts]).values_list("supporter_id", flat=True))
    Draft.objects.filter(request=request, supporter__in=people).delete()
    shown = [key for key in able if key in still] if may_send_draft(by, request) else []
    for key in shown:
        proposal = show_by_hand(request, explained(seeker, peers[key]), by)
        journal(by, "proposal.suggested", proposal, about=request.person)
    if shown:
        notify(request.person, "proposal_ready", request.get_absolute_url())
    return len(shown)


@transaction.atomic
def set_aside_drafts(drafts: Iterable[Draft], because: str, *, by: Person) -> None:
    """The team does not send them; the two people never learn it, nor why."""
    require(may_prepare(by))
    keys = [draft.pk for draft in drafts]
    Draft.objects.visible_to(by).filter(pk__in=keys).update(set_aside=because)


@transaction.atomic
def take_back_drafts(*, by: Person) -> None:
    """What was set aside can be read again."""
    require(may_prepare(by))
    Draft.objects.visible_to(by).filter(~Q(set_aside="")).update(set_aside="")
