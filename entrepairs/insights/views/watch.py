"""The watch in figures: month by month for everybody, exact for the team. Measures of the software, never of people."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, page
from entrepairs.insights.files import csv_text
from entrepairs.insights.models import WatchDay
from entrepairs.insights.sheets import Sheet
from entrepairs.insights.watching.months import SAID, Month, middle, months, published
from entrepairs.insights.watching.team import lines
from entrepairs.insights.words import Value, month_name, said
from entrepairs.people.gate import guarded_by, person_of
from entrepairs.safety.rules.watch import watches
from entrepairs.ui.dates import lasting

SHOWN = 12
"""Months."""


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """The months that are over, newest first."""
    found = [(_name(month), [(label, said(value)) for label, value in _rows(month)]) for month in _over()]
    person = person_of(request)
    context = {"months": found, "is_on_watch": person is not None and watches(person)}
    return page(request, "insights/watch_months.html", context)


@login_not_required
@require_safe
def public_file(request: HttpRequest) -> HttpResponse:
    """The same, for a spreadsheet."""
    rows: list[tuple[Value, ...]] = [(_("Mois"), _("Chiffre"), _("Valeur"))]
    rows += [(_name(month), label, said(value)) for month in _over() for label, value in _rows(month)]
    body = csv_text([Sheet(_("La veille, mois par mois"), tuple(rows), frozenset({0}))])
    headers = {"Content-Disposition": 'attachment; filename="veille.csv"'}
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)


@guarded_by(watches)
@require_safe
def team(request: SignedInRequest) -> HttpResponse:
    """Exact: for those who watch."""
    at = now()
    lived = [month for month in months(WatchDay.objects.values_list("day", "figures")) if month.counts]
    context: dict[str, Any] = {
        "lines": [(line.label, said(line.value), line.rule) for line in lines(at)],
        "months": [(_name(month), _exact(month)) for month in lived[:SHOWN]],
    }
    return page(request, "insights/watch_team.html", context)


def _over() -> list[Month]:
    this_month = now().astimezone(get_default_timezone()).date().replace(day=1)
    days = WatchDay.objects.filter(day__lt=this_month).values_list("day", "figures")
    return [month for month in months(days) if month.is_whole][:SHOWN]


def _rows(month: Month) -> list[tuple[str, Value]]:
    return [*published(month), (_("Temps jusqu’à un premier regard, au milieu"), _time(month.looked))]


def _exact(month: Month) -> list[tuple[str, str]]:
    reversed_, judged = month.count("appeal.levee"), month.count("appeal.levee") + month.count("appeal.maintien")
    taken = sum(number for key, number in month.counts.items() if key.startswith("measure."))
    rows: list[tuple[str, Value]] = [(str(label), month.count(key)) for key, label in SAID.items()]
    rows += [
        (_("Autre regard : demandés"), month.count("appeal.asked")),
        (_("Temps jusqu’à un premier regard, au milieu"), _time(month.looked)),
        (_("Temps d’un signalement à sa décision, au milieu"), _time(month.decided)),
        (_("Décisions avec une raison écrite"), _part(month.count("reasoned"), taken)),
        (_("Décisions levées, parmi celles que quelqu’un d’autre a regardées"), _part(reversed_, judged)),
    ]
    return [(label, said(value)) for label, value in rows]


def _part(part: int, whole: int) -> str:
    return _("%(part)d sur %(whole)d") % {"part": part, "whole": whole}


def _time(minutes: tuple[int, ...]) -> str | None:
    found = middle(minutes)
    return None if found is None else lasting(round(found))


def _name(month: Month) -> str:
    return f"{month_name(month.first)} {month.first.year}"
