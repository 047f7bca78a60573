"""The call sheet: three lists to tap in. There is no field in which to type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.calls import lengths, orientations, themes
from entrepairs.core.fields import offer


class CallForm(forms.Form):
    """What the call was about, roughly how long, and what was indicated."""

    theme = forms.ChoiceField(label=_("De quoi a-t-on parlé"), widget=forms.RadioSelect)
    lasted = forms.ChoiceField(label=_("Combien de temps"), widget=forms.RadioSelect)
    led_to = forms.ChoiceField(label=_("Vers quoi avez-vous orienté"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nothing = ("", _("vers rien : écouter suffisait"))
        lists = {"theme": themes(), "lasted": lengths(), "led_to": orientations()}
        for name, words in lists.items():
            choices: Any = [*words.items()] if name != "led_to" else [nothing, *words.items()]
            offer(self, name, choices)
