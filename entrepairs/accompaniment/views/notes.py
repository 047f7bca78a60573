"""Notes written together."""

from typing import Any
from uuid import UUID

from django.contrib import messages as words
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.accompaniment.actions.notes import NoteChanged, delete_note, note_path, save_note, write_note
from entrepairs.accompaniment.forms.notes import ChangeNoteForm, NewNoteForm
from entrepairs.accompaniment.models import Note
from entrepairs.accompaniment.rules.talk import may_share
from entrepairs.accompaniment.views.frame import Frame, open_frame
from entrepairs.core.http import SignedInRequest, go_to, page, perform, result_of
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.views.text_back import gives_text_back


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back("title", "body")
def notes(request: SignedInRequest, key: UUID) -> HttpResponse:
    """All of them, and a form for a new one."""
    frame = open_frame(request.person, key, "notes")
    form = NewNoteForm(request.POST or None)
    if form.is_valid() and _write(form, frame):
        words.success(request, _("La note est enregistrée. Vous pouvez tous les deux la lire et la changer."))
        return go_to(request, note_path(result_of(form)))
    if not form.is_bound:
        frame.hear(request.path)
    context = {"frame": frame, "form": form, "notes": list(_rows(frame))}
    may = {"may_share": may_share(frame.me, frame.accompaniment), "draft": f"note-{frame.accompaniment.pk}"}
    return page(request, "accompaniment/notes/notes.html", {**context, **may})


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back("title", "body")
def note(request: SignedInRequest, key: UUID, note_id: UUID) -> HttpResponse:
    """Read a note, change it. When someone else changed it meanwhile, both texts are shown."""
    frame = open_frame(request.person, key, "notes")
    row = _rows(frame).filter(pk=note_id).first()
    if row is None and request.method == "POST":
        return _gone(request, frame)
    row = row or get_object_or_404(_rows(frame), pk=note_id)
    form = ChangeNoteForm(request.POST or None, initial={"title": row.title, "body": row.body, "version": row.version})
    other: Note | None = None
    if form.is_valid():
        other = _conflict(form, row, frame)
        if other is None and not form.errors:
            words.success(request, _("La note est enregistrée."))
            return go_to(request, note_path(row))
    if not form.is_bound:
        frame.hear(request.path)
    return page(request, "accompaniment/notes/note.html", _note_context(frame, row, form, other))


@require_POST
def note_deletion(request: SignedInRequest, key: UUID, note_id: UUID) -> HttpResponse:
    frame = open_frame(request.person, key, "notes")
    row = _rows(frame).filter(pk=note_id).first()
    if row is not None:
        delete_note(row, by=request.person)
    words.success(request, _("La note est effacée, pour vous deux."))
    return go_to(request, frame.address("notes"))


def _rows(frame: Frame) -> Any:
    """The notes of this accompaniment, each sharing its key with the frame."""
    return frame.accompaniment.notes.select_related("edited_by__person")


def _write(form: NewNoteForm, frame: Frame) -> bool:
    key, title, body = (form.cleaned_data[name] for name in ("key", "title", "body"))
    return perform(form, write_note, frame.accompaniment, key, title, body, by=frame.person)


def _conflict(form: ChangeNoteForm, row: Note, frame: Frame) -> Note | None:
    """Save; the note as it is now when someone else changed it meanwhile. The next save then starts from it."""
    title, body, version = (form.cleaned_data[name] for name in ("title", "body", "version"))
    try:
        save_note(row, title, body, version, by=frame.person)
    except NoteChanged as change:
        form.add_error(None, change.sentence)
        form.data = {"title": title, "body": body, "version": change.current.version}
        return change.current
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    return None


def _note_context(frame: Frame, row: Note, form: ChangeNoteForm, other: Note | None) -> dict[str, Any]:
    may = may_share(frame.me, frame.accompaniment)
    draft = f"note-{row.pk}-{row.version}"
    return {"frame": frame, "note": row, "form": form, "other": other, "may_share": may, "draft": draft}


def _gone(request: SignedInRequest, frame: Frame) -> HttpResponse:
    """The note was erased while one wrote: the text becomes a new note, if one likes."""
    form = NewNoteForm({**request.POST.dict(), "key": new_id()})
    form.full_clean()
    form.add_error(None, _("Cette note a été effacée. Votre texte reste ici : vous pouvez en faire une nouvelle note."))
    context = {"frame": frame, "form": form, "notes": list(_rows(frame)), "draft": f"note-{frame.accompaniment.pk}"}
    may = {"may_share": may_share(frame.me, frame.accompaniment)}
    return page(request, "accompaniment/notes/notes.html", {**context, **may})
