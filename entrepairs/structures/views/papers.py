"""Invitations on paper, for the coordination: make one, print it, take it back."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.people.squares import square
from entrepairs.structures import frames
from entrepairs.structures.actions.invitations import make_invitation, revoke_invitation
from entrepairs.structures.forms.joining import PaperForm
from entrepairs.structures.models import Invitation


@staff_required
@never_cache
@require_http_methods(["GET", "POST"])
def invitations(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """GET: the papers that still open the door. POST: a new one, its code shown this once, ready to print."""
    frame = frames.coordinated(request, pk, "structures:persons")
    form = PaperForm(request.POST or None, house=frame.house)
    if form.is_valid() and perform(form, make_invitation, frame.house, **form.cleaned_data, by=request.person):
        return page(request, "structures/joining/card.html", {"frame": frame, **_card(*result_of(form))})
    papers = Invitation.objects.open(frame.house.today).filter(structure=frame.house)
    return page(request, "structures/joining/invitations.html", {"frame": frame, "form": form, "papers": papers})


@staff_required
@require_POST
def invitation_revoking(request: SignedInRequest, pk: UUID, invitation_id: UUID) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:persons")
    rows = Invitation.objects.filter(structure=frame.house).select_related("structure")
    if attempt(request, revoke_invitation, get_object_or_404(rows, pk=invitation_id), by=request.person):
        messages.success(request, _("C’est fait. Ce papier n’ouvre plus rien."))
    return go_to(request, reverse("structures:invitations", args=[frame.house.pk]))


def _card(invitation: Invitation, code: str) -> dict[str, Any]:
    """The square image holds the address and the code; the code stands after #, which browsers never send."""
    address = settings.SITE_URL + reverse("structures:come")
    groups = [code[n : n + 4] for n in range(0, len(code), 4)]
    return {"invitation": invitation, "groups": groups, "address": address, "qr": square(f"{address}#{code}")}
