"""Sign the charter, write a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.texts import clean, is_blank

CHARTER_LIMIT = 20_000


class SignForm(forms.Form):
    agreed = forms.BooleanField(label=_("J’ai lu la charte, et je m’y engage."))


class CharterForm(forms.Form):
    text = forms.CharField(
        label=_("Le texte"),
        help_text=_("Une ligne vide sépare deux paragraphes."),
        widget=forms.Textarea(attrs={"rows": 20}),
        max_length=CHARTER_LIMIT,
    )

    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"])
        if is_blank(text):
            raise forms.ValidationError(_("Écrivez au moins une phrase."))
        return text
