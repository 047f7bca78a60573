"""Bring a list into the directory: send it, look at what it would change, agree or give up."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import View, staff_required
from entrepairs.structures.actions.doubles import settle_double
from entrepairs.structures.actions.imports import cancel_list, confirm_list, send_list
from entrepairs.structures.exchange.kinds import DATA
from entrepairs.structures.exchange.reading import FORMS
from entrepairs.structures.exchange.sheets import csv_lines
from entrepairs.structures.forms.imports import DoubleForm, ListForm
from entrepairs.structures.importing.words import said_changes
from entrepairs.structures.models import Import, ImportLine
from entrepairs.structures.rules import may_confirm, may_import

A_PAGE = 40
RECENT = 30
TEMPLATE = "modele_import_structures.csv"
Verdict = ImportLine.Verdict


def importers_only(view: Callable[..., Any]) -> View:
    """For everybody else, these pages do not exist (404)."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:
        if not may_import(request.person):
            raise Http404
        return view(request, *args, **kwargs)

    return staff_required(guarded)


@importers_only
@require_http_methods(["GET", "POST"])
def lists(request: SignedInRequest) -> HttpResponse:
    """Send a list; those sent before."""
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        if perform(form, send_list, sent.file, sent.name, by=request.person):
            return go_to(request, reverse("structures:import", args=[result_of(form).pk]))
    context = {"form": form, "lists": Import.objects.visible_to(request.person)[:RECENT], "forms": FORMS.values()}
    return page(request, "structures/imports/lists.html", context)


@importers_only
@require_safe
def list_template(request: SignedInRequest) -> FileResponse:
    """The table to fill in."""
    return FileResponse((DATA / TEMPLATE).open("rb"), as_attachment=True, filename=TEMPLATE, content_type="text/csv")


@importers_only
@require_safe
def import_(request: SignedInRequest, import_id: UUID) -> HttpResponse:
    """How far it is; then what it would change."""
    importing = _mine(request, import_id)
    context = {
        "importing": importing,
        "form_name": FORMS[importing.form].name if importing.form in FORMS else "",
        "counts": [(verdict, importing.count_of(verdict)) for verdict in Verdict],
        "kept": importing.lines.exists(),
        "may_confirm": may_confirm(request.person, importing),
        "topic": f"import:{importing.pk}",
    }
    return page(request, "structures/imports/import.html", context, fragment="state")


@importers_only
@require_safe
def lines(request: SignedInRequest, import_id: UUID, verdict: str) -> HttpResponse:
    """The lines of one verdict, with what they change or why they are refused."""
    importing = _mine(request, import_id)
    if verdict not in Verdict.values:
        raise Http404
    rows = importing.lines.filter(verdict=verdict).select_related("structure")
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "importing": importing,
        "verdict": Verdict(verdict),
        "page": shown,
        "lines": [(line, said_changes(line.changes)) for line in shown],
        "may_choose": importing.state == Import.State.READY,
    }
    return page(request, "structures/imports/lines.html", context)


@importers_only
@require_safe
def refusals(request: SignedInRequest, import_id: UUID) -> StreamingHttpResponse:
    """The refused lines, for a spreadsheet."""
    rows = _mine(request, import_id).lines.filter(verdict=Verdict.REFUSED)
    cells = ((line.number, line.name, line.column, line.reason) for line in rows.iterator(500))
    answer = StreamingHttpResponse(csv_lines((_("ligne"), _("nom"), _("colonne"), _("raison")), cells))
    answer["Content-Type"] = "text/csv; charset=utf-8"
    answer["Content-Disposition"] = 'attachment; filename="lignes-refusees.csv"'
    return answer


@importers_only
@require_POST
def confirmation(request: SignedInRequest, import_id: UUID) -> HttpResponse:
    importing = _mine(request, import_id)
    attempt(request, confirm_list, importing, by=request.person)
    return go_to(request, reverse("structures:import", args=[importing.pk]))


@importers_only
@require_POST
def cancellation(request: SignedInRequest, import_id: UUID) -> HttpResponse:
    importing = _mine(request, import_id)
    if attempt(request, cancel_list, importing, by=request.person):
        messages.success(request, _("C’est annulé. L’annuaire n’a pas changé."))
    return go_to(request, "structures:lists")


@importers_only
@require_POST
def double(request: SignedInRequest, import_id: UUID) -> HttpResponse:
    """Say whether a line is the house it looks like."""
    importing, form = _mine(request, import_id), DoubleForm(request.POST)
    if form.is_valid() and attempt(request, settle_double, importing, **form.values(), by=request.person):
        messages.success(request, _("C’est noté. Rien n’entre dans l’annuaire avant votre accord."))
    return go_to(request, reverse("structures:import_lines", args=[importing.pk, Verdict.DOUBLE]))


def _mine(request: SignedInRequest, import_id: UUID) -> Import:
    return get_object_or_404(Import.objects.visible_to(request.person), pk=import_id)
