"""The networks that a house belongs to, and the houses of a network: asked, agreed, ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.affiliations import agree_affiliation, ask_affiliation, end_affiliation
from entrepairs.structures.forms.networks import AffiliationForm
from entrepairs.structures.models import NETWORKS, Affiliation, Structure
from entrepairs.structures.rules import may_agree

Side = Affiliation.Side


@staff_required
@require_http_methods(["GET", "POST"])
def networks(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What the house shares with whom, and what it never shares."""
    frame = frames.coordinated(request, pk, "structures:networks")
    side = Side.NETWORK if request.POST.get("side") == Side.NETWORK else Side.HOUSE
    form = AffiliationForm(request.POST or None, house=frame.house, side=side)
    if form.is_valid() and perform(form, ask_affiliation, **form.values(), by=request.person):
        messages.success(request, _("C’est demandé. L’autre coordination dira oui ou non."))
        return go_to(request, _networks(frame.house))
    return page(request, "structures/networks.html", _context(request, frame, form))


@staff_required
@require_POST
def agreement(request: SignedInRequest, pk: UUID, affiliation_id: UUID) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:networks")
    if attempt(request, agree_affiliation, _found(frame.house, affiliation_id), by=request.person):
        messages.success(request, _("C’est entendu."))
    return go_to(request, _networks(frame.house))


@staff_required
@require_POST
def affiliation_ending(request: SignedInRequest, pk: UUID, affiliation_id: UUID) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:networks")
    if attempt(request, end_affiliation, _found(frame.house, affiliation_id), by=request.person):
        messages.success(request, _("C’est fait. Plus rien n’est partagé."))
    return go_to(request, _networks(frame.house))


def _context(request: SignedInRequest, frame: frames.HouseFrame, form: AffiliationForm) -> dict[str, Any]:
    house = frame.house
    current = Affiliation.objects.current().filter(Q(house=house) | Q(network=house))
    lines = [
        {
            "affiliation": one,
            "other": one.network if one.house_id == house.pk else one.house,
            "above": one.house_id == house.pk,
            "may_agree": one.agreed_at is None and bool(may_agree(request.person, one)) and one.waits_for == house,
        }
        for one in current.select_related("network", "house")
    ]
    other = None
    if house.kind in NETWORKS:
        bound = form if form.side == Side.NETWORK else None
        other = bound or AffiliationForm(house=house, side=Side.NETWORK)
    asking = form if form.side == Side.HOUSE else AffiliationForm(house=house, side=Side.HOUSE)
    return {"frame": frame, "form": form, "asking": asking, "gathering": other, "lines": lines}


def _found(house: Structure, affiliation_id: UUID) -> Affiliation:
    rows = Affiliation.objects.filter(Q(house=house) | Q(network=house)).select_related("network", "house")
    return get_object_or_404(rows, pk=affiliation_id)


def _networks(house: Structure) -> str:
    return reverse("structures:networks", args=[house.pk])
