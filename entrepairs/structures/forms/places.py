"""A place of a house, as everybody reads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText, Line
from entrepairs.places.forms import CommuneField
from entrepairs.structures.access import ACCESS


class PlaceForm(forms.Form):
    """Where one comes."""

    commune = CommuneField(label=_("La commune"))
    name = Line(
        label=_("Le nom du lieu"), help_text=_("Si la maison a plusieurs lieux."), max_length=80, required=False
    )
    address = Line(label=_("L’adresse"), help_text=_("Le numéro et la rue."), max_length=200, required=False)
    postal_code = Line(label=_("Le code postal"), max_length=8, required=False)
    itinerant = forms.BooleanField(label=_("Ce lieu se déplace (un camion, un village différent)"), required=False)
    directions = KeptText(
        label=_("Comment venir"),
        help_text=_("L’arrêt de bus, la porte, la sonnette. Dites-le comme à un ami."),
        max_length=300,
        rows=3,
        required=False,
    )
    access = forms.MultipleChoiceField(
        label=_("Ce qui aide à entrer et à rester"),
        choices=list(ACCESS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
