"""A relay or a second supporter: the one who is asked answers; the person answers; either may say no."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.accompaniment.actions.relays import agree_to_relay, decline_relay
from entrepairs.accompaniment.models import Relay
from entrepairs.accompaniment.rules.pauses import may_answer_relay
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.core.rules import Refused


@require_safe
def relay(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What is asked, in plain words; nothing of the person before they have said yes."""
    found = _find(request, pk)
    here = found.accompaniment.participants.filter(person=request.person, left_at=None).first()
    context = {
        "relay": found,
        "is_asked": found.to_id == request.person.pk,
        "takes_part": here is not None,
        "may_answer": may_answer_relay(request.person, found),
    }
    return page(request, "accompaniment/relays/relay.html", context)


@require_POST
def agreement(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _find(request, pk)
    try:
        answered = agree_to_relay(found, by=request.person)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return go_to(request, _after(request, found))
    if answered.ended_at is None:
        messages.success(request, _("C’est entendu. Merci."))
    else:
        messages.info(request, _("Ce n’est plus possible en ce moment. La maison cherche une autre personne."))
    return go_to(request, _after(request, found))


@require_POST
def refusal(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _find(request, pk)
    if attempt(request, decline_relay, found, by=request.person):
        messages.success(request, _("C’est noté. Vous n’avez pas à dire pourquoi."))
    return go_to(request, "accompaniment:help" if found.to_id == request.person.pk else found.accompaniment)


def _after(request: SignedInRequest, found: Relay) -> object:
    takes_part = found.accompaniment.participants.filter(person=request.person, left_at=None).exists()
    return found.accompaniment if takes_part else f"/relais/{found.pk}/"


def _find(request: SignedInRequest, pk: UUID) -> Relay:
    rows = Relay.objects.visible_to(request.person).select_related("accompaniment__structure", "to", "looked_after_by")
    return get_object_or_404(rows.distinct(), pk=pk)
