"""Who is asked to carry something in the house."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import skeleton
from entrepairs.structures.models import Role


class InvitationForm(forms.Form):
    """Someone, by the pseudonym they gave you themselves."""

    pseudonym = forms.CharField(
        label=_("Son pseudonyme"), help_text=_("La personne vous l’a donné."), max_length=30, strip=True
    )
    role = forms.ChoiceField(
        label=_("Pour quel rôle ?"), choices=Role.Name.choices, initial=Role.Name.COORDINATOR, widget=forms.RadioSelect
    )

    def clean_pseudonym(self) -> Person:
        """The person of that pseudonym, written with or without its accents."""
        found = Person.objects.filter(skeleton=skeleton(self.cleaned_data["pseudonym"]) or "-").first()
        if found is None:
            raise forms.ValidationError(_("Personne n’a ce pseudonyme ici. Vérifiez avec la personne."))
        return found

    def values(self) -> dict[str, Any]:
        return {"person": self.cleaned_data["pseudonym"], "name": self.cleaned_data["role"]}
