"""A list to bring in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    """One file. What it holds is read in the background; only its presence is asked here."""

    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_(
            "CSV ou JSON, tel quel ou compressé (gzip, zip). 12 Mo au plus : compressez un fichier plus grand."
        ),
        error_messages={"required": _("Choisissez un fichier."), "empty": _("Ce fichier est vide.")},
        max_length=200,
    )


class DoubleForm(forms.Form):
    """What to do of a line that looks like a house already there."""

    line = forms.IntegerField(min_value=0)
    choice = forms.ChoiceField(choices=[("meme", ""), ("autre", "")])

    def values(self) -> dict[str, Any]:
        return {"number": self.cleaned_data["line"], "is_same": self.cleaned_data["choice"] == "meme"}
