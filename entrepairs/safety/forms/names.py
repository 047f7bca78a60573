"""Why a name behind an alias is asked for; the address of a message that a judge asks about."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText, Line
from entrepairs.safety.actions.names import Asked
from entrepairs.safety.models import NameOpening

AN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class AskNameForm(forms.Form):
    """A danger or a judge, why, and from when the person reads it."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Pourquoi le faut-il ?"),
        choices=NameOpening.Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez l’une des deux raisons.")},
    )
    reason = KeptText(
        label=gettext_lazy("La raison, en quelques phrases"),
        help_text=gettext_lazy(
            "Ce qui fait craindre pour une vie, ou la date et le numéro de l’ordre du juge. La personne lira ces mots."
        ),
        max_length=2_000,
        rows=4,
        strip=True,
    )
    told_after = forms.TypedChoiceField(
        label=gettext_lazy("Quand la personne le lira-t-elle ?"),
        help_text=gettext_lazy("Plus tard seulement si le lui dire la mettrait en danger, ou si le juge le demande."),
        choices=[
            (0, gettext_lazy("tout de suite")),
            (7, gettext_lazy("dans sept jours")),
            (30, gettext_lazy("dans trente jours, pas plus")),
        ],
        coerce=int,
        widget=forms.RadioSelect,
        initial=0,
    )

    def __init__(self, *args: Any, what: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.what = what

    @property
    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(said["ground"], said["reason"], timedelta(days=said["told_after"]), self.what)


class FindMessageForm(forms.Form):
    """The address of a message, as a judge’s order gives it."""

    address = Line(
        label=gettext_lazy("L’adresse du message"),
        help_text=gettext_lazy("Celle que montre le navigateur, avec « message » et des chiffres."),
        max_length=400,
    )
    what = forms.ChoiceField(
        label=gettext_lazy("Ce que le juge demande"),
        choices=NameOpening.What.choices,
        initial=NameOpening.What.NAME,
        widget=forms.RadioSelect,
    )

    def clean_address(self) -> UUID:
        found = AN_ID.findall(self.cleaned_data["address"])
        if not found:
            raise ValidationError(_("Cette adresse ne mène à aucun message. Copiez-la depuis le navigateur."))
        return UUID(found[-1])
