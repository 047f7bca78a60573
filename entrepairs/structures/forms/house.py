"""The name of a house, and when its team is there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import Line


class HouseForm(forms.Form):
    name = Line(label=_("Nom de la maison"), help_text=_("Il est public."), max_length=120)
    team_hours = Line(
        label=_("Quand l’équipe est là"),
        help_text=_("Par exemple : du lundi au vendredi, 9 h – 17 h. Tout le monde le lit avant d’écrire."),
        max_length=120,
        required=False,
    )
