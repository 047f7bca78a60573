"""The directory: find a place, without an account, without scripts; the address is the search."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.places.outlines import outlines
from entrepairs.structures.directory.atlas import with_search
from entrepairs.structures.directory.form import RADII, DirectoryForm
from entrepairs.structures.directory.lines import lines
from entrepairs.structures.directory.marks import area_key
from entrepairs.structures.directory.search import first_found

A_PAGE = 20
LAST_PAGE = 200


@login_not_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Twenty places, and whether there are more: nothing is counted."""
    search, moment, number = DirectoryForm(request.GET), now(), _number(request.GET.get("page", ""))
    wanted = search.wanted
    places = first_found(wanted, moment, (number - 1) * A_PAGE, A_PAGE + 1) if search.is_valid() else []
    context = {
        "search": search,
        "wanted": wanted,
        "lines": lines(places[:A_PAGE], moment),
        "map_url": _map_url(search, request),
        "wider": next((km for km in RADII if km > wanted.km), None) if wanted.commune else None,
        "before": number - 1,
        "after": number + 1 if len(places) > A_PAGE and number < LAST_PAGE else 0,
    }
    return page(request, "structures/directory.html", context)


def _map_url(search: DirectoryForm, request: HttpRequest) -> str:
    """The map of the department or province of the commune; of all without one."""
    key = area_key(search.commune_found)
    path = reverse("structures:map_of", args=[key]) if key in outlines() else reverse("structures:map")
    return with_search(path, request.GET)


def _number(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1
