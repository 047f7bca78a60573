"""Write together, without ever losing what either wrote."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.models import Accompaniment, Note, Participant
from entrepairs.accompaniment.rules.talk import may_share
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person


class NoteChanged(Refused):
    """Someone else saved the note since the person opened it; `current` is what it holds now."""

    def __init__(self, sentence: str, current: Note) -> None:
        super().__init__(sentence)
        self.current = current


@transaction.atomic
def write_note(accompaniment: Accompaniment, key: UUID, title: str, body: str, *, by: Person) -> Note:
    """A new note. `key`, made with the form, becomes its id: the same form writes once."""
    held, me = hold(accompaniment, by)
    existing = Note.objects.filter(pk=key).first()
    if existing is not None:
        return _same_accompaniment(existing, held)
    require(may_share(me, held))
    note = Note(pk=key, accompaniment=held, edited_by=me, edited_at=now())
    note.title, note.body = title, body
    note.save(force_insert=True)
    _announce(note, me, "written", note_path(note))
    return note


@transaction.atomic
def save_note(note: Note, title: str, body: str, version: int, *, by: Person) -> Note:
    """Change it. `version`: the one the writer had before their eyes; NoteChanged when it is no longer the last."""
    note, me = _held(note, by)
    require(may_share(me, note.accompaniment))
    if (note.title, note.body) == (title, body):
        return note
    if note.version != version:
        sentence = _("Cette note a changé pendant que vous écriviez. Les deux textes sont ici : rien n’est perdu.")
        raise NoteChanged(sentence, note)
    note.title, note.body = title, body
    note.version, note.edited_by, note.edited_at = version + 1, me, now()
    note.save(update_fields=["sealed_title", "sealed_body", "version", "edited_by", "edited_at"])
    _announce(note, me, "changed", note_path(note))
    return note


@transaction.atomic
def delete_note(note: Note, *, by: Person) -> None:
    """Erase it for both, for good. The other is told that it is gone. Allowed after the end as well."""
    note, me = _held(note, by)
    _announce(note, me, "deleted", reverse("accompaniment:notes", args=[note.accompaniment_id]))
    note.delete()


def note_path(note: Note) -> str:
    return reverse("accompaniment:note", args=[note.accompaniment_id, note.pk])


def _held(note: Note, by: Person) -> tuple[Note, Participant]:
    held, me = hold(note.accompaniment, by)
    locked = Note.objects.select_for_update(of=("self",)).filter(pk=note.pk).first()
    if locked is None:
        raise Refused(_("Cette note a été effacée. Votre texte reste ici : vous pouvez en faire une nouvelle note."))
    locked.accompaniment = held
    return locked, me


def _announce(note: Note, me: Participant, fact: str, path: str) -> None:
    journal(me.person, f"note.{fact}", note)
    tell_others(note.accompaniment, me, f"note_{fact}", path)


def _same_accompaniment(existing: Note, accompaniment: Accompaniment) -> Note:
    if existing.accompaniment_id != accompaniment.pk:
        raise Refused(_("Cette page a vieilli. Rechargez-la, puis enregistrez votre note."))
    return existing
