"""Sign the charter, write a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText

CHARTER_LIMIT = 20_000


class SignForm(forms.Form):
    agreed = forms.BooleanField(label=_("J’ai lu la charte, et je m’y engage."))


class CharterForm(forms.Form):
    text = KeptText(
        label=_("Le texte"),
        help_text=_("Une ligne vide sépare deux paragraphes."),
        rows=20,
        max_length=CHARTER_LIMIT,
        strip=True,
        empty=_("Écrivez au moins une phrase."),
    )
