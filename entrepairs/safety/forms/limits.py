"""What is limited, until which day, and why."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText, offer
from entrepairs.safety.actions.limits import Limiting
from entrepairs.safety.forms.ground import GroundField
from entrepairs.safety.models import Limit
from entrepairs.structures.forms.records import Day


class LimitForm(forms.Form):
    """The person reads all four."""

    reach = forms.ChoiceField(
        label=_("Jusqu’à ce jour, cette personne ne pourra plus"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui est limité.")},
    )
    last_day = Day(
        label=_("Jusqu’à quel jour, inclus"), help_text=_("Trois mois au plus. Le plus court suffit souvent.")
    )
    ground = GroundField()
    facts = KeptText(
        label=_("Pourquoi, en quelques phrases"),
        help_text=_(
            "La personne lira ces mots. Dites ce qui s’est passé, sans reproche. "
            "Ne dites jamais que quelqu’un a signalé, ni ce que cette personne a écrit."
        ),
        max_length=2_000,
        rows=5,
        strip=True,
    )

    def __init__(self, *args: Any, reaches: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reach", [choice for choice in Limit.Reach.choices if choice[0] in reaches])

    @property
    def limiting(self) -> Limiting:
        return Limiting(**self.cleaned_data)
