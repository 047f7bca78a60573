"""A note: a title if one likes, a text, and the version it starts from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText, Line
from entrepairs.core.ids import new_id

NOTE_LIMIT = 20_000


class NoteForm(forms.Form):
    """What is written together."""

    title = Line(label=_("Titre"), max_length=120, required=False)
    body = KeptText(label=_("Texte"), max_length=NOTE_LIMIT, rows=10, empty=_("Écrivez quelques mots dans la note."))


class NewNoteForm(NoteForm):
    """`key` becomes the id of the note: the same form writes once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class ChangeNoteForm(NoteForm):
    """`version`: the one the writer had before their eyes."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)
