"""The report as files: for the funder, without its small counts; for the house, true."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entrepairs.core.http import SignedInRequest, go_to
from entrepairs.core.rules import Refused
from entrepairs.insights.figures import Families
from entrepairs.insights.files import csv_text, ods
from entrepairs.insights.reports import Whole, period_of, told_outside, whole
from entrepairs.insights.rules import may_send
from entrepairs.insights.sheets import Sheet, sheets
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.ui.dates import day
from entrepairs.ui.pdf import pdf_answer

OURS = "maison"
TYPES = {"ods": "application/vnd.oasis.opendocument.spreadsheet", "csv": "text/csv; charset=utf-8"}


@staff_required
@require_safe
def export(request: SignedInRequest, pk: UUID, year: int, version: str, ending: str) -> HttpResponse:
    """`version`: what leaves the house, or what stays in it. `ending`: ods, csv or pdf."""
    frame = frames.coordinated(request, pk, "insights:reports")
    period = period_of(frame.house, year)
    verdict = may_send(request.person, frame.house, period)
    if version != OURS and not verdict:
        messages.error(request, verdict.reason)
        return go_to(request, reverse("insights:report", args=[pk, year]))
    found = whole(frame.house, period)
    families = found.families if version == OURS else told_outside(found)
    return _answer(request, found, families, version, ending)


def _answer(request: SignedInRequest, found: Whole, families: Families, version: str, ending: str) -> HttpResponse:
    name, about = f"rapport-{found.period.year}-{version}", _about(found, version)
    if ending == "pdf":
        context = {"report": found, "families": families, "about": about, "version": version}
        try:
            return pdf_answer(request, "insights/paper.html", context, name)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return go_to(request, reverse("insights:report", args=[found.house.pk, found.period.year]))
    pages = _sheets(found, families, about)
    body = ods(pages) if ending == "ods" else csv_text(pages)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"', "Cache-Control": "no-store"}
    return HttpResponse(body, content_type=TYPES[ending], headers=headers)


def _sheets(found: Whole, families: Families, about: list[tuple[str, str]]) -> list[Sheet]:
    told = [(label, text) for _heading, label, text in found.narratives if text]
    return sheets(families, about, told)


def _about(found: Whole, version: str) -> list[tuple[str, str]]:
    closing: Any = found.closing
    state = _("Clos le %(day)s") % {"day": day(closing.at, year=True)} if closing else _("Pas encore clos")
    ours = _("Pour la maison : chiffres exacts. À ne pas transmettre tel quel.")
    theirs = _(
        "À transmettre. « Non communiqué » : moins de cinq personnes, ou un nombre qui permettrait de les retrouver."
    )
    return [
        (_("Rapport d’activité"), str(found.period.year)),
        (_("Maison"), found.house.name),
        (_("État"), state),
        (_("Version"), ours if version == OURS else theirs),
    ]
