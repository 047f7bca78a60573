"""The call sheet of a permanence, and the totals of the house."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.calls import tally_call, untally_call
from entrepairs.agenda.calls import in_words, lengths, orientations, themes
from entrepairs.agenda.forms.calls import CallForm
from entrepairs.agenda.models import CallSheet, Shift
from entrepairs.agenda.rules.shifts import may_tally
from entrepairs.agenda.small_cells import discreet, exact
from entrepairs.agenda.views.shifts import crewed
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.structures import frames
from entrepairs.structures.models import Structure, run_by

MONTHS = 12
TABLES = {"theme": themes, "lasted": lengths, "led_to": orientations}


@require_http_methods(["GET", "HEAD", "POST"])
def calls(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """Tap three words; what this permanence has tallied so far is under it."""
    row = _shift(request, shift_id)
    form = CallForm(request.POST or None)
    if form.is_valid() and perform(form, tally_call, row, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est compté."))
        return go_to(request, request.path)
    tallied = row.calls.values("theme", "lasted", "led_to").annotate(n=Count("pk")).order_by("theme", "lasted")
    context = {
        "frame": frames.visited(request, row.structure_id, "agenda:shifts"),
        "shift": row,
        "form": form,
        "tallied": [_line(dict(one)) for one in tallied],
        "may_tally": may_tally(request.person, row),
    }
    return page(request, "agenda/shifts/calls.html", context)


@require_POST
def call_removal(request: SignedInRequest, shift_id: UUID) -> HttpResponse:
    """One less of those that say the same."""
    row, form = _shift(request, shift_id), CallForm(request.POST)
    if form.is_valid() and attempt(request, untally_call, row, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est retiré."))
    return go_to(request, reverse("agenda:calls", args=[row.pk]))


@require_safe
def call_totals(request: SignedInRequest, crew_id: UUID) -> HttpResponse:
    """The last twelve months. Who is not of the team sees no number under five, nor can subtract one."""
    frame = crewed(request, crew_id)
    in_team = run_by(request.person).filter(pk=frame.house.pk).exists()
    months = [_month(month, counts, in_team) for month, counts in totals_of(frame.house).items()]
    context = {"frame": frame, "months": months, "in_team": in_team}
    return page(request, "agenda/shifts/totals.html", context)


def totals_of(house: Structure) -> dict[date, dict[str, Counter[str]]]:
    """For each month, newest first, the counts by theme, by length, by orientation: keys."""
    found: dict[date, dict[str, Counter[str]]] = {}
    rows = CallSheet.objects.filter(structure=house).annotate(month=TruncMonth("day"))
    for one in rows.values("month", *TABLES).annotate(n=Count("pk")).order_by("-month"):
        tables = found.setdefault(one["month"], {name: Counter() for name in TABLES})
        for name in TABLES:
            tables[name][one[name]] += one["n"]
    return dict(list(found.items())[:MONTHS])


def _month(month: date, counts: dict[str, Counter[str]], in_team: bool) -> dict[str, Any]:
    show = exact if in_team else discreet
    tables = {name: show(in_words(counts[name].items(), words())) for name, words in TABLES.items()}
    return {"month": month, "total": tables["theme"].total, "tables": tables}


def _shift(request: SignedInRequest, shift_id: UUID) -> Shift:
    """One that this person holds, or that the team of the house follows."""
    mine = Shift.objects.filter(taken__person=request.person) | Shift.objects.filter(
        structure__in=run_by(request.person)
    )
    rows = Shift.objects.visible_to(request.person).filter(pk__in=mine.values("pk"))
    return get_object_or_404(rows.select_related("structure"), pk=shift_id)


def _line(one: dict[str, Any]) -> dict[str, Any]:
    words = [themes().get(one["theme"], one["theme"]), lengths().get(one["lasted"], one["lasted"])]
    led_to = orientations().get(one["led_to"], one["led_to"])
    return {**one, "words": " · ".join([*words, *([f"→ {led_to}"] if led_to else [])])}
