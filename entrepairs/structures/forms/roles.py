"""Who is asked to carry something in the house."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import skeleton
from entrepairs.structures.forms.records import Day
from entrepairs.structures.models import Role


class InvitationForm(forms.Form):
    """Someone, by the pseudonym they gave you themselves."""

    pseudonym = forms.CharField(
        label=_("Son pseudonyme"), help_text=_("La personne vous l’a donné."), max_length=30, strip=True
    )
    role = forms.ChoiceField(
        label=_("Pour quel rôle ?"), choices=Role.Name.choices, initial=Role.Name.COORDINATOR, widget=forms.RadioSelect
    )

    ends_on = Day(
        label=_("Jusqu’au"), help_text=_("Pour un mandat ou un rôle qui a une fin. Vide sinon."), required=False
    )

    def clean_pseudonym(self) -> Person:
        """The person of that pseudonym, written with or without its accents."""
        found = Person.objects.filter(skeleton=skeleton(self.cleaned_data["pseudonym"]) or "-").first()
        if found is None:
            raise forms.ValidationError(_("Personne n’a ce pseudonyme ici. Vérifiez avec la personne."))
        return found

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"person": given["pseudonym"], "name": given["role"], "ends_on": given["ends_on"]}
