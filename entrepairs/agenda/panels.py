"""What the agenda shows on the public page of a house: what comes soon, for everybody."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from entrepairs.agenda.models import Gathering
from entrepairs.core.clock import now
from entrepairs.structures import panels
from entrepairs.structures.models import Structure

SHOWN = 5


def coming(request: HttpRequest, house: Structure) -> SafeString:
    """The next gatherings that everybody may come to; nothing for a house that is only in the directory."""
    if house.opened_at is None:
        return panels.NOTHING
    rows = Gathering.objects.public().standing().filter(structure=house, starts_at__gte=now())
    found = list(rows.order_by("starts_at", "pk")[:SHOWN])
    return render_to_string("agenda/coming.html", {"house": house, "gatherings": found}, request)


panels.add("agenda:coming", coming, order=20)
