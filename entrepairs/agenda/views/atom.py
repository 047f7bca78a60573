"""What comes, for those who follow pages from their own reader. Only what everybody may see."""

from datetime import timedelta
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entrepairs.agenda.atom import AtomEntry, atom_feed
from entrepairs.agenda.models import Gathering
from entrepairs.core.clock import now
from entrepairs.structures.models import Structure
from entrepairs.ui.dates import moment

AHEAD = timedelta(days=60)
MOST = 100


@login_not_required
@require_safe
def house_atom(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """The public gatherings of a house, for two months."""
    house = get_object_or_404(Structure, pk=house_id)
    return _answer(
        house.name, request.path, reverse("agenda:calendar", args=[house.pk]), _coming().filter(structure=house)
    )


@login_not_required
@require_safe
def every_atom(request: HttpRequest) -> HttpResponse:
    """The public gatherings of every house of the installation."""
    return _answer(_("Les rencontres"), request.path, reverse("agenda:all"), _coming())


def _coming() -> QuerySet[Gathering]:
    return Gathering.objects.public().standing().between(now(), now() + AHEAD).select_related("structure", "place")


def _answer(title: str, path: str, page: str, rows: QuerySet[Gathering]) -> HttpResponse:
    entries = [_entry(row) for row in rows[:MOST]]
    content = atom_feed(title, _absolute(path), _absolute(page), entries, empty_at=now())
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def _entry(row: Gathering) -> AtomEntry:
    """The place is said when it is one of the house: a link to a video room never is."""
    where = [row.structure.name, str(row.place) if row.place else ""]
    summary = " · ".join(part for part in (moment(row.wall_time, year=True), *where) if part)
    return AtomEntry(str(row.pk), row.title, _absolute(row.get_absolute_url()), summary, row.changed_at)


def _absolute(path: str) -> str:
    return urljoin(settings.SITE_URL, path)
