"""Correct a figure; tell the year; say why a report is reopened."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText, Line
from entrepairs.insights.figures import Figure
from entrepairs.insights.models import Narrative

MOST = 1_000_000
TEXT_LIMIT, REASON_LIMIT, FACT_LIMIT = 20_000, 200, 200


class CorrectionForm(forms.Form):
    """A number where a number was counted, words where there were words; always why."""

    value = Line(label=gettext_lazy("Ce que dit la maison"), max_length=FACT_LIMIT)
    reason = Line(
        label=gettext_lazy("Pourquoi"),
        max_length=REASON_LIMIT,
        help_text=gettext_lazy("La raison est imprimée à côté du chiffre. Ne nommez personne."),
    )

    def __init__(self, data: Any = None, *, figure: Figure) -> None:
        super().__init__(data)
        self.figure = figure

    def clean_value(self) -> int | float | str:
        typed: str = self.cleaned_data["value"]
        if self.figure.is_words:
            return typed
        number = typed.replace("\u202f", "").replace("\xa0", "").replace(" ", "").replace(",", ".")
        try:
            value = float(number)
        except ValueError as error:
            raise ValidationError(_("Écrivez un nombre. Exemple : 12, ou 33,5.")) from error
        if not 0 <= value <= MOST:
            raise ValidationError(_("Écrivez un nombre positif."))
        return int(value) if value.is_integer() else round(value, 2)


class NarrativeForm(forms.Form):
    """One box for each heading; all may stay empty."""

    def __init__(self, data: Any = None, *, texts: dict[str, str] | None = None) -> None:
        super().__init__(data, initial=texts)
        for heading in Narrative.Heading:
            self.fields[heading.value] = KeptText(
                label=heading.label, max_length=TEXT_LIMIT, rows=6, strip=True, required=False
            )


class ReopeningForm(forms.Form):
    reason = Line(label=gettext_lazy("Pourquoi rouvrir"), max_length=REASON_LIMIT)
