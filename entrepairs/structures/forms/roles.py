"""Who is asked to carry something in the house."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.people.forms.someone import SomeoneField
from entrepairs.structures.forms.records import Day
from entrepairs.structures.models import Role


class InvitationForm(forms.Form):
    """Someone, by the pseudonym they gave you themselves."""

    pseudonym = SomeoneField()
    role = forms.ChoiceField(
        label=_("Pour quel rôle ?"), choices=Role.Name.choices, initial=Role.Name.COORDINATOR, widget=forms.RadioSelect
    )

    ends_on = Day(
        label=_("Jusqu’au"), help_text=_("Pour un mandat ou un rôle qui a une fin. Vide sinon."), required=False
    )

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"person": given["pseudonym"], "name": given["role"], "ends_on": given["ends_on"]}
