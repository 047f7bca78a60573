"""One of the people of a planning, placed or taken off."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models import Person


class SeatForm(forms.Form):
    """`person`: whom it speaks of, once valid."""

    def __init__(self, *args: Any, people: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.fields["who"] = forms.ChoiceField(
            label=_("Qui"),
            choices=[(key, one.pseudonym) for key, one in self.people.items()],
            error_messages={"invalid_choice": _("Cette personne n’est plus de ce planning.")},
        )

    @property
    def person(self) -> Person:
        return self.people[self.cleaned_data["who"]]
