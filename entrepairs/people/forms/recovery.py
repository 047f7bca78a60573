"""A code from paper, and a new phrase."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.ids import normal_code
from entrepairs.people.actions.recovery import MARK, SECRET
from entrepairs.people.forms.accounts import PassphraseField, StayField, put_phrase


class RecoverForm(forms.Form):
    """What is on the sheet, and the phrase that replaces the lost one."""

    code = forms.CharField(
        label=gettext_lazy("Le code de votre feuille"),
        help_text=gettext_lazy("24 signes, en groupes de 4. Les espaces et les tirets ne comptent pas."),
        max_length=60,
        error_messages={"required": gettext_lazy("Écrivez le code de votre feuille.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-code": ""}
        ),
    )
    passphrase = PassphraseField(
        label=gettext_lazy("Votre nouvelle phrase de passe"),
        help_text=gettext_lazy("Cinq mots sans lien entre eux, ou votre propre phrase. Notez-la bien."),
    )
    stay = StayField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_phrase(self)

    def clean_code(self) -> str:
        code = normal_code(self.cleaned_data["code"])
        if len(code) != MARK + SECRET:
            missing = _("Ce code a %(n)d signes ; il en faut 24. Vérifiez chaque groupe.")
            raise forms.ValidationError(missing % {"n": len(code)})
        return code

    def clean_passphrase(self) -> str:
        phrase: str = self.cleaned_data["passphrase"]
        PassphraseField().weigh(phrase, "")
        return phrase
