"""What is wrong on a page, in a few words; what became of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText
from entrepairs.structures.models import Correction


class MistakeForm(forms.Form):
    """No name, no address: nobody is asked who they are."""

    text = KeptText(
        label=_("Qu’est-ce qui n’est pas juste ?"),
        help_text=_("Par exemple : l’adresse, les horaires, le téléphone. N’écrivez le nom de personne."),
        max_length=600,
        strip=True,
    )


class OutcomeForm(forms.Form):
    """How it ended."""

    outcome = forms.ChoiceField(label=_("Qu’est-ce qui a été fait ?"), choices=Correction.Outcome.choices)
