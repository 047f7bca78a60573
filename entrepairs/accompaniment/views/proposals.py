"""Choosing someone, and answering: the two sides of one proposal."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.proposals import (
    accept_proposal,
    choose_proposal,
    decline_proposal,
    take_back_proposal,
)
from entrepairs.accompaniment.forms.proposals import READ_LABELS, ChoiceForm
from entrepairs.accompaniment.models import Accompaniment, Offer, Proposal
from entrepairs.accompaniment.presented import said_of
from entrepairs.accompaniment.rules.proposals import may_accept, may_choose
from entrepairs.accompaniment.tasks.proposals import EXPIRE_AFTER, propose
from entrepairs.accompaniment.views.cards import STEPS_OF_SUPPORTER, cards_of
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.models import Person


def _found(request: SignedInRequest) -> QuerySet[Proposal]:
    rows = Proposal.objects.visible_to(request.person)
    return rows.select_related("request__person__data_key", "request__structure", "supporter", "at_hand_of")


@require_safe
def proposal(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """The supporter’s page; the person has theirs, the request. Once accepted, the talk."""
    found = get_object_or_404(_found(request), pk=proposal_id)
    if found.supporter != request.person:
        return go_to(request, found.request)
    walk = Accompaniment.objects.visible_to(request.person).filter(request=found.request).first()
    if found.state == Proposal.State.ACCEPTED:
        return go_to(request, walk or "accompaniment:help")
    return page(request, "accompaniment/proposals/answer.html", _answering(found, request.person))


def _answering(found: Proposal, person: Person) -> dict[str, Any]:
    """Only what the person chose to share."""
    offer = Offer.objects.filter(person=person).first()
    until = found.asked_at + EXPIRE_AFTER if found.asked_at else None
    said = {} if found.request.is_withheld else said_of(found.request)
    shared = [(str(READ_LABELS[name]), said[name]) for name in found.shared if name in said]
    context = {"proposal": found, "shared": shared, "until": until, "steps": STEPS_OF_SUPPORTER}
    return context | {"may_accept": may_accept(person, found, offer)}


@require_http_methods(["GET", "HEAD", "POST"])
def choice(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """What to share with this person, seen exactly as they will read it; then ask."""
    mine = _found(request).filter(request__person=request.person)
    found = get_object_or_404(mine, pk=proposal_id)
    form = ChoiceForm(request.POST if request.method == "POST" else None, request=found.request)
    shared = request.POST.getlist("shared")
    if request.method == "POST" and perform(form, choose_proposal, found, shared=shared, by=request.person):
        messages.success(request, _("C’est fait. Vous saurez sa réponse ici."))
        return go_to(request, found.request)
    if request.method == "POST":
        propose(found.request)
    may = may_choose(request.person, found)
    context = {"proposal": found, "form": form, "said": said_of(found.request), "may_choose": may}
    return page(request, "accompaniment/proposals/choice.html", context | {"card": cards_of([found])[0]})


@require_POST
def taking_back(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    found = get_object_or_404(_found(request).filter(request__person=request.person), pk=proposal_id)
    if attempt(request, take_back_proposal, found, by=request.person):
        messages.success(request, _("Vous n’attendez plus cette personne. Voici les autres possibilités."))
    return go_to(request, found.request)


@require_POST
def acceptance(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    found = get_object_or_404(_found(request).filter(supporter=request.person), pk=proposal_id)
    if attempt(request, accept_proposal, found, by=request.person):
        messages.success(request, _("C’est entendu. Vous pouvez vous écrire dès maintenant."))
        return go_to(request, found)
    return go_to(request, "accompaniment:help")


@require_POST
def refusal(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    found = get_object_or_404(_found(request).filter(supporter=request.person), pk=proposal_id)
    if attempt(request, decline_proposal, found, by=request.person):
        messages.success(request, _("C’est noté, merci d’avoir répondu. Nous cherchons quelqu’un d’autre."))
    return go_to(request, "accompaniment:help")
