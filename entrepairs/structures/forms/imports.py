"""A list to bring in."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    """One file. What it holds is read in the background; only its presence is asked here."""

    file = forms.FileField(
        label=_("Le fichier"),
        error_messages={"required": _("Choisissez un fichier."), "empty": _("Ce fichier est vide.")},
        max_length=200,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = gettext(
            "CSV ou JSON, tel quel ou compressé (gzip, zip). %(n)d Mo au plus : compressez un fichier plus grand."
        ) % {"n": settings.MAX_BODY // 1_000_000}


class DoubleForm(forms.Form):
    """What to do of a line that looks like a house already there."""

    line = forms.IntegerField(min_value=0)
    choice = forms.ChoiceField(choices=[("meme", ""), ("autre", "")])

    def values(self) -> dict[str, Any]:
        return {"number": self.cleaned_data["line"], "is_same": self.cleaned_data["choice"] == "meme"}
