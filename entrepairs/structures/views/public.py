"""The houses, for everybody, without an account."""

import re
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.people import experiences, languages
from entrepairs.structures import frames, panels
from entrepairs.structures.directory.lines import lines
from entrepairs.structures.directory.sheet import places_shown, sources_of
from entrepairs.structures.models import Place, Structure
from entrepairs.structures.recovery import RECOVERY


@login_not_required
@require_safe
def houses(request: HttpRequest) -> HttpResponse:
    """Those of this installation, and the way to the others."""
    rows = Place.objects.in_use().filter(structure__in=Structure.objects.here()).select_related("structure")
    places = rows.order_by("-rank", "pk")
    main = {place.structure_id: place for place in places}.values()  # of each house, the one of lowest rank
    named = sorted(main, key=lambda place: place.structure.plain_name)
    return page(request, "structures/houses.html", {"shown": lines(named, now())})


@login_not_required
@require_safe
def house(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """What everybody may know of a house."""
    frame = frames.visited(request, house_id, "structures:house")
    row = frame.house
    context = {
        "frame": frame,
        "places": places_shown(row, now()),
        "dialled": re.sub(r"[^0-9+]", "", row.phone),
        "spoken": ", ".join(languages.labels(row.languages)),
        "known": experiences.labels(row.experiences.values_list("experience", flat=True)),
        "believes": [RECOVERY[key] for key in row.recovery if key in RECOVERY],
        "sources": sources_of(row),
        "panels": panels.shown(request, row),
    }
    return page(request, "structures/house.html", context)
