"""What the coordination writes in a report: corrections, the story of the year, its closing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.insights.actions import close_report, correct_figure, reopen_report, tell_year
from entrepairs.insights.figures import figures_of
from entrepairs.insights.forms import CorrectionForm, NarrativeForm, ReopeningForm
from entrepairs.insights.reports import period_of, to_reread, whole
from entrepairs.insights.rules import may_reopen, may_write
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames


@staff_required
@require_http_methods(["GET", "POST"])
def correction(request: SignedInRequest, pk: UUID, year: int, figure: str) -> HttpResponse:
    """Say a figure otherwise, and why."""
    frame, found = _report(request, pk, year)
    one = figures_of(found.families).get(figure)
    if one is None:
        raise Http404
    form = CorrectionForm(request.POST or None, figure=one)
    if form.is_valid() and perform(
        form, correct_figure, frame.house, year, figure, **form.cleaned_data, by=request.person
    ):
        messages.success(request, _("C’est corrigé. Ce qui avait été compté reste visible."))
        return _back(request, pk, year)
    may = may_write(request.person, frame.house, found.period)
    return page(request, "insights/correction.html", _context(frame, found, form, figure=one, may_write=may))


@staff_required
@require_POST
def correction_withdrawal(request: SignedInRequest, pk: UUID, year: int, figure: str) -> HttpResponse:
    """Back to what was counted."""
    frame, _found = _report(request, pk, year)
    why = _("La correction est retirée.")
    if attempt(request, correct_figure, frame.house, year, figure, value=None, reason=why, by=request.person):
        messages.success(request, _("C’est fait. Le chiffre compté est de nouveau celui du rapport."))
    return _back(request, pk, year)


@staff_required
@require_http_methods(["GET", "POST"])
def narrative(request: SignedInRequest, pk: UUID, year: int) -> HttpResponse:
    """Tell the year, heading by heading."""
    frame, found = _report(request, pk, year)
    form = NarrativeForm(request.POST or None, texts={heading: text for heading, _label, text in found.narratives})
    if form.is_valid() and perform(form, tell_year, frame.house, year, form.cleaned_data, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return _reread(request, pk, year)
    may = may_write(request.person, frame.house, found.period)
    context = _context(frame, found, form, may_write=may, draft=f"recit-{pk}-{year}", to_reread=to_reread(found))
    return page(request, "insights/narrative.html", context)


@staff_required
@require_POST
def closing(request: SignedInRequest, pk: UUID, year: int) -> HttpResponse:
    """Keep the report as it is."""
    frame = frames.coordinated(request, pk, "insights:reports")
    if attempt(request, close_report, frame.house, year, by=request.person):
        messages.success(request, _("Le rapport est clos. Ses chiffres ne bougeront plus."))
    return _back(request, pk, year)


@staff_required
@require_http_methods(["GET", "POST"])
def reopening(request: SignedInRequest, pk: UUID, year: int) -> HttpResponse:
    """Write in a closed report again, and say why."""
    frame, found = _report(request, pk, year)
    form = ReopeningForm(request.POST or None)
    if form.is_valid() and perform(form, reopen_report, frame.house, year, **form.cleaned_data, by=request.person):
        messages.success(request, _("Le rapport est rouvert."))
        return _back(request, pk, year)
    may = may_reopen(request.person, frame.house, found.period)
    return page(request, "insights/reopening.html", _context(frame, found, form, may_reopen=may))


def _report(request: SignedInRequest, pk: UUID, year: int) -> tuple[frames.HouseFrame, Any]:
    frame = frames.coordinated(request, pk, "insights:reports")
    return frame, whole(frame.house, period_of(frame.house, year))


def _reread(request: SignedInRequest, pk: UUID, year: int) -> HttpResponse:
    """The same page again while something in it may be worth a second look; the report otherwise."""
    _frame, found = _report(request, pk, year)
    if not to_reread(found):
        return _back(request, pk, year)
    return go_to(request, reverse("insights:narrative", args=[pk, year]))


def _context(frame: frames.HouseFrame, found: Any, form: Any, **more: Any) -> dict[str, Any]:
    return {"frame": frame, "report": found, "form": form, **more}


def _back(request: SignedInRequest, pk: UUID, year: int) -> HttpResponse:
    return go_to(request, reverse("insights:report", args=[pk, year]))
