"""Choose, take back, set aside, accept, decline, suggest."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.beginnings import begin
from entrepairs.accompaniment.events import proposal_accepted
from entrepairs.accompaniment.matching import Match, blocks, mismatch, reasons
from entrepairs.accompaniment.models import Accompaniment, Offer, Proposal, Request
from entrepairs.accompaniment.offered import follow, peers_among
from entrepairs.accompaniment.rules.candidates import seeker_of
from entrepairs.accompaniment.rules.proposals import (
    habilitation_for,
    may_accept,
    may_answer,
    may_choose,
    may_suggest,
    may_take_back,
)
from entrepairs.accompaniment.rules.requests import may_dismiss
from entrepairs.accompaniment.tasks.proposals import (
    locked_request,
    propose,
    show_by_hand,
    tell_supporter_gone,
)
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person

__all__ = [
    "NoPlaceLeft",
    "accept_proposal",
    "choose_proposal",
    "decline_proposal",
    "dismiss_all",
    "propose",
    "suggest_by_hand",
    "take_back_proposal",
]


class NoPlaceLeft(Refused):
    """The supporter can no longer take anyone: last place taken meanwhile, or habilitation withdrawn."""


@transaction.atomic
def choose_proposal(proposal: Proposal, *, shared: Iterable[str], by: Person) -> Proposal:
    """Ask this supporter. They read what is in `shared` (of Proposal.SHAREABLE), and nothing else."""
    proposal = locked(proposal)
    require(may_choose(by, proposal))
    kept = [name for name in Proposal.SHAREABLE if name in set(shared)]
    proposal.move_to(Proposal.State.ASKED, asked_at=now(), shared=kept)
    follow([proposal.supporter_id])
    journal(by, "proposal.chosen", proposal, about=by)
    notify(proposal.supporter, "proposal_asked", proposal.get_absolute_url())
    return proposal


@transaction.atomic
def take_back_proposal(proposal: Proposal, *, by: Person) -> None:
    """The person no longer waits for this supporter, and sees the others again. No reason."""
    proposal = locked(proposal)
    require(may_take_back(by, proposal))
    proposal.move_to(Proposal.State.DISMISSED, closed_at=now())
    follow([proposal.supporter_id])
    journal(by, "proposal.taken_back", proposal, about=by)
    propose(proposal.request)


@transaction.atomic
def dismiss_all(request: Request, *, by: Person) -> int:
    """« Aucun·e des trois »: a normal answer. Others are shown if there are any. Returns how many were set aside."""
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(may_dismiss(by, request))
    count = request.proposals.filter(state=Proposal.State.SHOWN).update(state=Proposal.State.DISMISSED, closed_at=now())
    journal(by, "proposal.dismissed", request, about=by)
    propose(request)
    return count


def accept_proposal(proposal: Proposal, *, by: Person) -> Accompaniment:
    """The supporter says yes: the accompaniment begins.

    Of two acceptances of a last place at the same time, one wins; the other is refused, and the person who loses is
    told at once and offered others."""
    try:
        return _accept(proposal, by=by)
    except NoPlaceLeft:
        release_for_lack_of_place(proposal)
        raise


@transaction.atomic
def _accept(proposal: Proposal, *, by: Person) -> Accompaniment:
    proposal = locked(proposal)
    offer = Offer.objects.select_for_update(of=("self",)).filter(person=by).first()
    may, habilitation = may_accept(by, proposal, offer), habilitation_for(by, proposal.request)
    if not may or habilitation is None:
        raise (NoPlaceLeft if may_answer(by, proposal) else Refused)(may.reason, may.next_step)
    at = now()
    proposal.move_to(Proposal.State.ACCEPTED, closed_at=at)
    accompaniment = begin(proposal, habilitation, at=at)
    follow([by.pk])
    journal(by, "proposal.accepted", proposal, about=proposal.request.person)
    proposal_accepted.send(sender=Proposal, proposal=proposal, accompaniment=accompaniment, by=by)
    notify(proposal.request.person, "proposal_accepted", accompaniment.get_absolute_url())
    return accompaniment


@transaction.atomic
def release_for_lack_of_place(proposal: Proposal) -> None:
    """Take the proposal back from a supporter who has no place left; the person is told and offered others."""
    proposal = locked(proposal)
    if proposal.state == Proposal.State.ASKED:
        proposal.move_to(Proposal.State.WITHDRAWN, closed_at=now())
        follow([proposal.supporter_id])
        journal(None, "proposal.released", proposal, about=proposal.request.person)
        tell_supporter_gone(proposal)


@transaction.atomic
def decline_proposal(proposal: Proposal, *, by: Person) -> None:
    """The supporter says no; nobody asks why. The person is told kindly and offered others."""
    proposal = locked(proposal)
    require(may_answer(by, proposal))
    proposal.move_to(Proposal.State.DECLINED, closed_at=now())
    follow([by.pk])
    journal(by, "proposal.declined", proposal, about=proposal.request.person)
    tell_supporter_gone(proposal)


def locked(proposal: Proposal) -> Proposal:
    """The request is locked first, then the proposal: always in this order."""
    request = (
        Request.objects.select_for_update(of=("self",)).select_related("person__data_key").get(pk=proposal.request_id)
    )
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("supporter").get(pk=proposal.pk)
    proposal.request = request
    return proposal


@transaction.atomic
def suggest_by_hand(request: Request, supporter: Person, *, by: Person) -> Proposal:
    """A coordinator proposes someone they know. The same hard rules hold; the person chooses, or not, as ever.

    Refused with the sentence of the first rule that forbids it. It stands above what was computed."""
    request = locked_request(request.pk)
    require(may_suggest(by, request))
    peer = peers_among([supporter.pk]).get(supporter.pk)
    if peer is None:
        raise Refused(_("Cette personne n’a pas d’offre ouverte."))
    seeker = seeker_of(request)
    if forbidden := blocks(seeker, peer):
        raise Refused(forbidden[0].sentence)
    proposal = show_by_hand(request, Match(peer, tuple(reasons(seeker, peer)), mismatch(seeker, peer)), by)
    journal(by, "proposal.suggested", proposal, about=request.person)
    notify(request.person, "proposal_ready", request.get_absolute_url())
    return proposal
