"""The houses, for everybody, without an account."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from entrepairs.core.http import page
from entrepairs.places.communes import find
from entrepairs.structures import frames
from entrepairs.structures.models import Structure


@login_not_required
@require_safe
def houses(request: HttpRequest) -> HttpResponse:
    """Those of this installation."""
    rows = [(house, find(house.commune)) for house in Structure.objects.here()]
    return page(request, "structures/houses.html", {"houses": rows})


@login_not_required
@require_safe
def house(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """What everybody may know of a house."""
    return page(request, "structures/house.html", {"frame": frames.visited(request, house_id, "structures:house")})
