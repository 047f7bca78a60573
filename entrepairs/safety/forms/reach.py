"""A telephone number; what a browser gives to be rung."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import Line
from entrepairs.core.webpush import Subscription

BETWEEN = re.compile(r"[\s.\-()/\u00a0\u202f]")
INTERNATIONAL = re.compile(r"\+[1-9][0-9]{7,14}")
PREFIXES = {"FR": "+33", "BE": "+32"}


class NumberForm(forms.Form):
    """As people write it; kept as the network wants it: +33612345678."""

    number = Line(
        label=gettext_lazy("Votre numéro de téléphone"),
        help_text=gettext_lazy("Il est chiffré. Personne ne le voit, et il ne sert qu’à cela."),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prefix_of_country = PREFIXES.get(country, PREFIXES["FR"])

    def clean_number(self) -> str:
        typed = BETWEEN.sub("", self.cleaned_data["number"])
        if typed.startswith("00"):
            typed = f"+{typed[2:]}"
        elif typed.startswith("0"):
            typed = f"{self.prefix_of_country}{typed[1:]}"
        if not INTERNATIONAL.fullmatch(typed):
            raise ValidationError(_("Ce numéro ne semble pas complet. Il ressemble à 06 12 34 56 78."))
        return typed


class SubscriptionForm(forms.Form):
    """Filled by the browser."""

    endpoint = forms.CharField(max_length=1_000)
    p256dh = forms.CharField(max_length=120)
    auth = forms.CharField(max_length=60)

    @property
    def subscription(self) -> Subscription:
        return Subscription(**self.cleaned_data)
