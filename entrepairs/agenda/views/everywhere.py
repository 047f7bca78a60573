"""Every public gathering of the installation, day by day, for everybody."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from entrepairs.agenda.drawing import grouped
from entrepairs.agenda.forms.near import NearForm
from entrepairs.agenda.lines import Line, lines_of, rows_of
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.programme import Way
from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.places.communes import Commune, find
from entrepairs.places.distance import distance_km
from entrepairs.structures.models import Structure

AHEAD = timedelta(days=14)
NEAR_KM = 50
MOST = 300


@login_not_required
@require_safe
def gatherings(request: HttpRequest) -> HttpResponse:
    """The coming two weeks. `?commune=`: within 50 km, and what is on line; `?en-ligne=on`: on line only."""
    form = NearForm(request.GET)
    commune = form.commune_found
    houses = {house.pk: house for house in Structure.objects.here()}
    near = {key for key, house in houses.items() if _is_near(house, commune)}
    lines = [line for line in _coming(form.is_online) if line.is_online or line.house in near]
    today = timezone.localdate(now())
    days = grouped(lines, [today + n * timedelta(days=1) for n in range(AHEAD.days + 1)], today, {})
    context = {
        "form": form,
        "commune": commune,
        "is_online": form.is_online,
        "days": [(day, [_shown(line, houses) for line in day.lines]) for day in days if day.lines],
        "is_cut": len(lines) == MOST,
    }
    return page(request, "agenda/all.html", context)


def _coming(online: bool) -> list[Line]:
    rows = Gathering.objects.public().standing().between(now(), now() + AHEAD)
    rows = rows.filter(structure__opened_at__isnull=False)
    return lines_of(rows_of((rows.exclude(way=Way.ON_SITE) if online else rows)[:MOST]))


def _is_near(house: Structure, commune: Commune | None) -> bool:
    there = find(house.commune)
    return commune is None or (there is not None and distance_km(commune, there) <= NEAR_KM)


def _shown(line: Line, houses: dict[UUID, Structure]) -> dict[str, Any]:
    house = houses[line.house]
    return {"line": line, "house": house, "commune": find(house.commune)}
