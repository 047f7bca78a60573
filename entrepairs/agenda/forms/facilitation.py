"""Ask someone to hold a group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import skeleton


class AskForm(forms.Form):
    """Someone, by their pseudonym; each time of a series, or only this one."""

    pseudonym = forms.CharField(label=_("Son pseudonyme"), max_length=30, strip=True)
    whole_series = forms.BooleanField(label=_("À chaque fois"), required=False, initial=True)

    def __init__(self, *args: Any, comes_back: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not comes_back:
            del self.fields["whole_series"]

    def clean_pseudonym(self) -> Person:
        """The person of that pseudonym, written with or without its accents."""
        found = Person.objects.filter(skeleton=skeleton(self.cleaned_data["pseudonym"]) or "-").first()
        if found is None:
            raise forms.ValidationError(_("Personne n’a ce pseudonyme ici. Vérifiez avec la personne."))
        return found
