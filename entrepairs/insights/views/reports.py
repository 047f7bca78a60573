"""The reports of a house, for its coordination."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entrepairs.core.http import SignedInRequest, page
from entrepairs.insights.models import Closing
from entrepairs.insights.reports import period_of, to_reread, today_in, whole
from entrepairs.insights.rules import may_close, may_reopen, may_send, may_write
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import Structure


@dataclass(frozen=True)
class Line:
    """A year in the list. `closing`: when it is closed."""

    year: int
    url: str
    closing: Closing | None


@staff_required
@require_safe
def reports(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A year for each since the house opened, and the one before."""
    frame = frames.coordinated(request, pk, "insights:reports")
    return page(request, "insights/reports.html", {"frame": frame, "lines": _lines(frame.house)})


@staff_required
@require_safe
def report(request: SignedInRequest, pk: UUID, year: int) -> HttpResponse:
    """Every figure with how it was counted, what is missing, what one can still say."""
    frame = frames.coordinated(request, pk, "insights:reports")
    house, period = frame.house, period_of(frame.house, year)
    found = whole(house, period)
    context = {
        "frame": frame,
        "report": found,
        "lacks": [(lack.sentence, reverse(lack.where, args=[house.pk])) for lack in found.lacks],
        "to_reread": to_reread(found),
        "may_write": may_write(request.person, house, period),
        "may_close": may_close(request.person, house, period),
        "may_reopen": may_reopen(request.person, house, period),
        "may_send": may_send(request.person, house, period),
        "files": {version: _files(house, year, version) for version in ("transmettre", "maison")},
    }
    return page(request, "insights/report.html", context)


def _files(house: Structure, year: int, version: str) -> list[dict[str, str]]:
    kinds = {"pdf": _("Papier (PDF)"), "ods": _("Tableur (ODS)"), "csv": _("Données (CSV)")}
    address = "insights:export"
    return [
        {"url": reverse(address, args=[house.pk, year, version, ending]), "label": label}
        for ending, label in kinds.items()
    ]


def _lines(house: Structure) -> list[Line]:
    today = today_in(house)
    closings = Closing.objects.filter(report__structure=house, reopened_at=None).select_related("report")
    closed = {one.report.year: one for one in closings}
    opened = house.opened_at.year if house.opened_at else today.year
    first = min([opened - 1, today.year - 1, *closed])
    years = range(today.year, first - 1, -1)
    return [Line(year, reverse("insights:report", args=[house.pk, year]), closed.get(year)) for year in years]
