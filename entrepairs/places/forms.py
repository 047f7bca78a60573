"""A form field for a commune: one line of text, with or without scripts."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.places.communes import Commune, find
from entrepairs.places.search import LONGEST, exact, search

MOST_CHOICES = 12


class CommuneWidget(forms.Widget):
    """Text to type; radio buttons below when several communes answer to it. Value: (text, key chosen)."""

    template_name = "places/commune_widget.html"
    candidates: tuple[Commune, ...] = ()

    class Media:
        js = (Script("places/commune-picker.js", type="module"),)
        css = {"all": ("places/commune-picker.css",)}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        text, chosen = value or ("", "")
        more = {"text": text, "chosen": chosen, "candidates": self.candidates}
        context["widget"] |= more | {"url": reverse("places:search"), "longest": LONGEST}
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> tuple[str, str]:
        return data.get(name) or "", data.get(f"{name}-choix") or ""

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data


class CommuneField(forms.Field):
    """Gives the key of a commune (« FR-21231 »), or "" when empty and not required.

    Takes a name, a former name, a postal code, or both. Invalid when nothing answers to it, and when several do: the
    form then comes back with a choice to make."""

    widget = CommuneWidget
    default_error_messages = {
        "required": gettext_lazy("Écrivez le nom de votre commune, ou son code postal."),
    }

    def prepare_value(self, value: Any) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        commune = find(value or "")
        return (commune.label if commune else "", "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != self.prepare_value(data))

    def clean(self, value: tuple[str, str]) -> str:
        text, chosen = value[0].strip(), value[1]
        if not text:
            super().clean("")
            return ""
        candidates = exact(text) or search(text, MOST_CHOICES + 1)
        kept = [commune for commune in candidates if len(candidates) == 1 or commune.key == chosen]
        if not kept:
            raise self._refusal(text, candidates)
        super().clean(kept[0].key)
        return kept[0].key

    def _refusal(self, text: str, candidates: tuple[Commune, ...]) -> ValidationError:
        if not candidates:
            return ValidationError(
                _(
                    "Nous ne trouvons pas « %(text)s » en France ni en Belgique. "
                    "Écrivez le nom de la commune en entier, ou son code postal."
                ),
                code="unknown",
                params={"text": text[:LONGEST]},
            )
        self.widget.candidates = candidates[:MOST_CHOICES]
        sentence = _("Plusieurs communes répondent à ce nom. Choisissez la vôtre ci-dessous.")
        if len(candidates) > MOST_CHOICES:
            sentence = _("Beaucoup de communes répondent à ce nom. Ajoutez le code postal, ou choisissez ci-dessous.")
        return ValidationError(sentence, code="ambiguous")
