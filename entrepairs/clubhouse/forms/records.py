"""A page written by two, and with whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models import team_of
from entrepairs.core.fields import KeptText, Line
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

RECORD_LIMIT = 10_000


class WithForm(forms.Form):
    """A person of the team, or nobody."""

    other = forms.ModelChoiceField(
        label=_("Avec qui"), queryset=Person.objects.none(), required=False, empty_label=_("personne d’autre que moi")
    )

    def __init__(self, *args: Any, house: Structure, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset = team_of(house).exclude(pk=person.pk)
        field.label_from_instance = lambda one: one.pseudonym


class BeginRecordForm(WithForm):
    """`key` becomes the id of the page."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    title = Line(label=_("De quoi parle cette page"), max_length=120, empty=_("Donnez-lui un titre en quelques mots."))


class RecordForm(forms.Form):
    """The text; `number`: the version that the writer had before their eyes, 0 for none."""

    text = KeptText(label=_("Le texte"), max_length=RECORD_LIMIT, rows=10, empty=_("Écrivez quelques mots."))
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000, initial=0)


class SignForm(forms.Form):
    number = forms.IntegerField(min_value=1, max_value=2_000_000_000)
