"""What to do where nothing was given: one sentence for each kind of field, instead of « Ce champ est obligatoire ».

A field that knows better says it itself, with `error_messages`. The label stands above the sentence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_CHOOSE = _("Choisissez une réponse.")
SENTENCES: dict[type[forms.Field], Any] = {
    forms.Field: _("Rien n’est encore écrit ici. Écrivez ce qui est demandé."),
    forms.CharField: _("Rien n’est encore écrit ici. Écrivez ce qui est demandé."),
    forms.EmailField: _("Écrivez une adresse de courriel. Elle ressemble à nom@exemple.fr."),
    forms.URLField: _("Écrivez une adresse de page. Elle ressemble à https://exemple.fr."),
    forms.IntegerField: _("Écrivez un nombre, en chiffres."),
    forms.DateField: _("Choisissez un jour."),
    forms.TimeField: _("Choisissez une heure."),
    forms.BooleanField: _("Pour continuer, cochez cette case."),
    forms.ChoiceField: _CHOOSE,
    forms.MultipleChoiceField: _("Choisissez au moins une réponse."),
    forms.ModelChoiceField: _CHOOSE,
    forms.ModelMultipleChoiceField: _("Choisissez au moins une réponse."),
    forms.FileField: _("Choisissez un fichier."),
    forms.UUIDField: _("Cette page a vieilli. Rechargez-la, puis recommencez."),
}


def say_what_to_do() -> None:
    """For every form made after. Fields read these sentences of their class, and of those it comes from."""
    for kind, sentence in SENTENCES.items():
        kind.default_error_messages = {**kind.__dict__.get("default_error_messages", {}), "required": sentence}
