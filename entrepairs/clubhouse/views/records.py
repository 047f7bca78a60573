"""A page written by two: read, change, sign, erase."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.clubhouse.actions.records import (
    RecordChanged,
    answer,
    begin_record,
    choose_other,
    erase_record,
    erase_version,
    refuse_to_sign,
    sign_record,
    write_record,
)
from entrepairs.clubhouse.clubs import entered
from entrepairs.clubhouse.forms.records import BeginRecordForm, RecordForm, SignForm, WithForm
from entrepairs.clubhouse.models import Record, RecordVersion
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.core.rules import Refused
from entrepairs.structures import frames


@require_http_methods(["GET", "HEAD", "POST"])
def new_record(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    """Begin one about oneself."""
    frame = entered(request, club_id, "clubhouse:mine")
    form = BeginRecordForm(request.POST or None, house=frame.house, person=request.person)
    said = form.cleaned_data if form.is_valid() else {}
    if said and perform(form, begin_record, frame.house, said["key"], said["title"], said["other"], by=request.person):
        return go_to(request, result_of(form))
    return page(request, "clubhouse/new_record.html", {"frame": frame, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """Its text and who signed it; post to change it. When the other changed it meanwhile, both texts are shown."""
    row = _record(request, record_id)
    last = _versions(row).first()
    start = {"text": last.text, "number": last.number} if last else {"number": 0}
    form = RecordForm(request.POST or None, initial=start)
    other: RecordVersion | None = None
    if form.is_valid():
        other = _conflict(form, row, request)
        if other is None and not form.errors:
            messages.success(request, _("C’est enregistré."))
            return go_to(request, row)
    return page(request, "clubhouse/record.html", _context(request, row, form, other))


@require_POST
def signature(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    return _signed(request, record_id, sign_record, _("C’est signé. Vous pouvez encore changer le texte."))


@require_POST
def refusal(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    return _signed(request, record_id, refuse_to_sign, _("C’est noté : vous ne signez pas ce texte."))


@require_POST
def record_answer(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """« Oui, volontiers », « pas cette fois »."""
    row, yes = _record(request, record_id), "oui" in request.POST
    attempt(request, answer, row, yes, by=request.person)
    return go_to(request, row if yes else reverse("clubhouse:mine", args=[row.structure_id]))


@require_POST
def record_other(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """Choose with whom one writes."""
    row = _record(request, record_id)
    form = WithForm(request.POST, house=row.structure, person=request.person)
    if form.is_valid():
        attempt(request, choose_other, row, form.cleaned_data["other"], by=request.person)
    return go_to(request, row)


@require_POST
def record_erasure(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    row = _record(request, record_id)
    if not attempt(request, erase_record, row, by=request.person):
        return go_to(request, row)
    messages.success(request, _("La page est effacée."))
    return go_to(request, reverse("clubhouse:mine", args=[row.structure_id]))


@require_POST
def version_erasure(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """An older text: `numero`."""
    row, form = _record(request, record_id), SignForm(request.POST)
    older = _versions(row).filter(number=form.cleaned_data["number"]) if form.is_valid() else _versions(row).none()
    if version := older.first():
        attempt(request, erase_version, version, by=request.person)
    return go_to(request, row)


def _record(request: SignedInRequest, record_id: UUID) -> Record:
    rows = Record.objects.visible_to(request.person).select_related("structure", "member__data_key", "facilitator")
    return get_object_or_404(rows, pk=record_id)


def _versions(row: Record) -> Any:
    """Its versions, newest first, each sharing its key with the row."""
    return row.versions.select_related("record__member__data_key", "other_signed_by")


def _signed(request: SignedInRequest, record_id: UUID, action: Any, words: str) -> HttpResponse:
    row, form = _record(request, record_id), SignForm(request.POST)
    if form.is_valid() and attempt(request, action, row, form.cleaned_data["number"], by=request.person):
        messages.success(request, words)
    return go_to(request, row)


def _conflict(form: RecordForm, row: Record, request: SignedInRequest) -> RecordVersion | None:
    """Save; the version there is now when the other saved meanwhile. The next save then starts from it."""
    text, number = form.cleaned_data["text"], form.cleaned_data["number"]
    try:
        write_record(row, text, number, sign="signer" in request.POST, by=request.person)
    except RecordChanged as change:
        form.add_error(None, change.sentence)
        form.data = {"text": text, "number": change.current.number}
        return change.current
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    return None


def _context(request: SignedInRequest, row: Record, form: RecordForm, other: RecordVersion | None) -> dict[str, Any]:
    versions = list(_versions(row)) if row.opens_for(request.person) else []
    return {
        "frame": frames.visited(request, row.structure_id, "clubhouse:mine"),
        "record": row,
        "opens": row.opens_for(request.person),
        "is_member": row.member_id == request.person.pk,
        "last": versions[0] if versions else None,
        "older": versions[1:],
        "form": form,
        "other": other,
        "with_form": WithForm(house=row.structure, person=request.person, initial={"other": row.facilitator_id}),
        "draft": f"page-{row.pk}-{versions[0].number if versions else 0}",
    }
