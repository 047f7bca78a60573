"""The sums of a network, for its coordination: never the list of its houses."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.insights.actions import publish_sums
from entrepairs.insights.networks import shown
from entrepairs.insights.reports import today_in
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import NETWORKS


@staff_required
@require_safe
def network(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = _network(request, pk)
    last = today_in(frame.house).year - 1
    context = {"frame": frame, "years": list(shown(frame.house).items()), "last": last}
    return page(request, "insights/network.html", context)


@staff_required
@require_POST
def publication(request: SignedInRequest, pk: UUID, year: int) -> HttpResponse:
    """Add up the closed reports of a year."""
    frame = _network(request, pk)
    if attempt(request, publish_sums, frame.house, year, by=request.person):
        messages.success(request, _("C’est additionné."))
    return go_to(request, reverse("insights:network", args=[pk]))


def _network(request: SignedInRequest, pk: UUID) -> frames.HouseFrame:
    """404 for a house that is no network, as for one that is not there."""
    frame = frames.coordinated(request, pk, "insights:network")
    if frame.house.kind not in NETWORKS:
        raise Http404
    return frame
