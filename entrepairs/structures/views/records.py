"""What a house writes down about itself, for its coordination: statute, posts, conventions, visits."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.records import Record, erase_record, write_record, write_statute
from entrepairs.structures.forms.records import FORMS, StatuteForm
from entrepairs.structures.models import Convention, Post, Structure, Visit

STATUTE = ("legal_form", "constituted_on", "premises")


@dataclass(frozen=True)
class Sheet:
    """One kind of lines: its model and what is said above it. `key` begins the names of its pages."""

    key: str
    model: type[Post] | type[Convention] | type[Visit]
    title: str | Promise
    detail: str | Promise
    new: str | Promise


SHEETS = {
    sheet.key: sheet
    for sheet in (
        Sheet(
            "post",
            Post,
            gettext_lazy("Les postes"),
            gettext_lazy("Les fonctions tenues ici, payées ou bénévoles. Aucun nom."),
            gettext_lazy("Ajouter un poste"),
        ),
        Sheet(
            "convention",
            Convention,
            gettext_lazy("Les conventions"),
            gettext_lazy("Qui parraine, gère, finance, travaille avec la maison."),
            gettext_lazy("Ajouter une convention"),
        ),
        Sheet(
            "visit",
            Visit,
            gettext_lazy("Les visites"),
            gettext_lazy("Quand un financeur est venu, par exemple l’ARS."),
            gettext_lazy("Ajouter une visite"),
        ),
    )
}


@staff_required
@require_http_methods(["GET", "POST"])
def statute(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The statute of the house, and every line it has written."""
    frame = frames.coordinated(request, pk, "structures:statute")
    form = StatuteForm(request.POST or None, initial={name: getattr(frame.house, name) for name in STATUTE})
    if form.is_valid() and perform(form, write_statute, frame.house, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, _statute(frame.house))
    sheets = [_shown(sheet, frame.house) for sheet in SHEETS.values()]
    return page(request, "structures/record/statute.html", {"frame": frame, "form": form, "sheets": sheets})


@staff_required
@require_http_methods(["GET", "POST"])
def new_record(request: SignedInRequest, pk: UUID, key: str) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:statute")
    return _write(request, frame, SHEETS[key], SHEETS[key].model(structure=frame.house))


@staff_required
@require_http_methods(["GET", "POST"])
def record(request: SignedInRequest, pk: UUID, record_id: UUID, key: str) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:statute")
    return _write(request, frame, SHEETS[key], _found(frame.house, SHEETS[key], record_id))


@staff_required
@require_POST
def record_erasure(request: SignedInRequest, pk: UUID, record_id: UUID, key: str) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:statute")
    if attempt(request, erase_record, _found(frame.house, SHEETS[key], record_id), by=request.person):
        messages.success(request, _("Cette ligne est effacée."))
    return go_to(request, _statute(frame.house))


def _write(request: SignedInRequest, frame: frames.HouseFrame, sheet: Sheet, record: Record) -> HttpResponse:
    kind = FORMS[sheet.model]
    is_new = record._state.adding
    said = {} if is_new else {name: getattr(record, name) for name in kind.base_fields}
    form = kind(request.POST or None, initial=said)
    if form.is_valid() and perform(form, write_record, record, form.cleaned_data, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, _statute(frame.house))
    erasure = "" if is_new else reverse(f"structures:{sheet.key}_erasure", args=[frame.house.pk, record.pk])
    context = {"frame": frame, "form": form, "sheet": sheet, "erasure_url": erasure}
    return page(request, "structures/record/record.html", context)


def _found(house: Structure, sheet: Sheet, record_id: UUID) -> Any:
    return get_object_or_404(sheet.model.objects.filter(structure=house), pk=record_id)


def _shown(sheet: Sheet, house: Structure) -> dict[str, Any]:
    lines = [
        (record, reverse(f"structures:{sheet.key}", args=[house.pk, record.pk]))
        for record in sheet.model.objects.filter(structure=house)
    ]
    return {"sheet": sheet, "lines": lines, "new_url": reverse(f"structures:new_{sheet.key}", args=[house.pk])}


def _statute(house: Structure) -> str:
    return reverse("structures:statute", args=[house.pk])
