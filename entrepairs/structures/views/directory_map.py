"""The map of the directory, drawn here, for anybody: a second way to read the same search."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.places.outlines import CREDITS, Outline, outlines
from entrepairs.structures.directory import atlas
from entrepairs.structures.directory.form import DirectoryForm
from entrepairs.structures.directory.search import Wanted, matching


@login_not_required
@require_safe
def directory_map(request: HttpRequest) -> HttpResponse:
    """France and Belgium: how many places in each region."""
    search = DirectoryForm(request.GET)
    mainland, *overseas = atlas.whole(matching(search.wanted, now()), request.GET)
    context = {"sheet": mainland, "overseas": overseas, "outline": None, "up": ("", "")}
    return page(request, "structures/map.html", context | _around(search, request))


@login_not_required
@require_safe
def map_of(request: HttpRequest, code: str) -> HttpResponse:
    """A region, a department or a province: the places in it."""
    outline = outlines().get(code)
    if outline is None or outline.level == "neighbour":
        raise Http404
    search = DirectoryForm(request.GET)
    draw = atlas.region if outline.level == "region" else atlas.area
    sheet = draw(outline, matching(search.wanted, now()), request.GET)
    context = {"sheet": sheet, "outline": outline, "up": _up(outline, request)}
    return page(request, "structures/map_of.html", context | _around(search, request))


def _around(search: DirectoryForm, request: HttpRequest) -> dict[str, Any]:
    """The ways to the list and to the widest map, for the same search."""
    list_url, whole_url = (
        atlas.with_search(reverse(f"structures:{name}"), request.GET) for name in ("directory", "map")
    )
    is_narrowed = search.wanted != Wanted()
    return {"list_url": list_url, "whole_url": whole_url, "is_narrowed": is_narrowed, "credits": CREDITS}


def _up(outline: Outline, request: HttpRequest) -> tuple[str, str]:
    """Address and name of the wider map; empty for that of France and Belgium."""
    wider = outlines().get(outline.region)
    if wider is None or atlas.leads_to(wider) == outline:
        return "", ""
    return atlas.address(wider.key, request.GET), wider.name
