"""Someone else, as one names them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import skeleton


class SomeoneField(forms.CharField):
    """A person, by the pseudonym that they gave themselves, with or without its accents."""

    def __init__(self, **kwargs: Any) -> None:
        usual = {"label": gettext_lazy("Son pseudonyme"), "help_text": gettext_lazy("La personne vous l’a donné.")}
        super().__init__(max_length=30, strip=True, **(usual | kwargs))

    def clean(self, value: Any) -> Person:
        found = Person.objects.filter(skeleton=skeleton(super().clean(value)) or "-").first()
        if found is None:
            raise forms.ValidationError(_("Personne n’a ce pseudonyme ici. Vérifiez avec la personne."))
        return found
