"""What is looked for in the circles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.community.asked import LONGEST
from entrepairs.core.fields import Line


class SearchForm(forms.Form):
    words = Line(
        label=_("Quelques mots"), max_length=LONGEST, help_text=_("Exemple : « dormir », « sortie d’hôpital ».")
    )
