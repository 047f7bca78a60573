"""Every public gathering of the installation, day by day, for everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entrepairs.agenda.drawing import grouped
from entrepairs.agenda.evenings import When, is_evening, until
from entrepairs.agenda.forms.near import ON_SITE, ONLINE, NearForm
from entrepairs.agenda.lines import Line, lines_of, rows_of
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.programme import Way
from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.places.communes import Commune, find
from entrepairs.places.distance import distance_km
from entrepairs.structures.models import Structure

NEAR_KM = 50
MOST = 300
FIRST = 3
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Choice:
    """One way to look at the list."""

    url: str
    label: str
    current: bool


@login_not_required
@require_safe
def gatherings(request: HttpRequest) -> HttpResponse:
    """The coming two weeks. `?commune=`: within 50 km, and what is on line; `?ou=en-ligne` or `sur-place`;
    `?quand=aujourd-hui` or `semaine`. What is on line and soon comes first: one may be alone, and late at night."""
    form, here = NearForm(request.GET), timezone.localtime(now())
    commune = form.commune_found
    houses = {house.pk: house for house in Structure.objects.here()}
    near = {key for key, house in houses.items() if _is_near(house, commune)}
    lines = [line for line in _coming(form.way, here) if line.house in near or line.is_online]
    ends = until(form.when, here).replace(tzinfo=None)
    asked = [line for line in lines if line.starts < ends]
    tonight = until(When.TODAY, here).replace(tzinfo=None) + DAY
    soon = [line for line in asked if line.is_online and line.starts < tonight] if not form.way else []
    context = {
        "form": form,
        "commune": commune,
        "whens": _whens(form, here),
        "ways": _ways(form, commune),
        "soon": [_shown(line, houses) for line in soon[:FIRST]],
        "days": _days(asked, here, houses),
        "next": [_shown(line, houses) for line in lines[:1]],
        "is_cut": len(lines) == MOST,
    }
    return page(request, "agenda/all.html", context)


def _coming(way: str, here: datetime) -> list[Line]:
    rows = Gathering.objects.public().standing().between(here, until("", here))
    rows = rows.filter(structure__opened_at__isnull=False)
    if way:
        rows = rows.exclude(way=Way.ON_SITE if way == ONLINE else Way.ONLINE)
    return lines_of(rows_of(rows[:MOST]))


def _days(lines: list[Line], here: datetime, houses: dict[UUID, Structure]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Each day that has something."""
    days = grouped(lines, sorted({line.starts.date() for line in lines}), here.date(), {})
    return [(day, [_shown(line, houses) for line in day.lines]) for day in days]


def _whens(form: NearForm, here: datetime) -> list[Choice]:
    today = _("Ce soir") if is_evening(here) else _("Aujourd’hui")
    said = {When.TODAY.value: today, When.WEEK.value: _("Cette semaine"), "": _("Deux semaines")}
    return [Choice(form.address(quand=value), label, form.when == value) for value, label in said.items()]


def _ways(form: NearForm, commune: Commune | None) -> list[Choice]:
    on_site = _("Près de %(name)s") % {"name": commune.name} if commune else _("Sur place")
    said = {"": _("Partout"), ONLINE: _("En ligne"), ON_SITE: on_site}
    return [Choice(form.address(ou=value), label, form.way == value) for value, label in said.items()]


def _is_near(house: Structure, commune: Commune | None) -> bool:
    there = find(house.commune)
    return commune is None or (there is not None and distance_km(commune, there) <= NEAR_KM)


def _shown(line: Line, houses: dict[UUID, Structure]) -> dict[str, Any]:
    house = houses[line.house]
    return {"line": line, "house": house, "commune": find(house.commune)}
