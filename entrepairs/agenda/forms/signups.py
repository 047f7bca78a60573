"""Sign up: the card of the group is read first, when it has one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import Line


class RulesForm(forms.Form):
    """One box; whether it must be ticked depends on the gathering, which the action knows."""

    rules_read = forms.BooleanField(label=_("J’ai lu les règles du groupe"), required=False)


class AliasForm(RulesForm):
    """Sign up without an account: nothing is required. `word`: copied by hand when many sign up at once."""

    alias = Line(
        label=_("Comment vous appeler"),
        help_text=_("Un prénom, un surnom, ou rien. Seule l’équipe le lit, et il est effacé sept jours après."),
        max_length=40,
        required=False,
    )
    email = forms.EmailField(
        label=_("Une adresse de courriel"),
        help_text=_("Pour un rappel, et si quelque chose change. Le courriel ne dit ni le lieu ni le groupe."),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Cette adresse semble incomplète. Par exemple : nom@exemple.fr")},
    )
    is_first = forms.BooleanField(label=_("Je viens pour la première fois"), required=False)

    field_order = ("alias", "email", "is_first", "rules_read", "word")

    def __init__(self, *args: Any, rules: bool, word: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = word
        if not rules:
            del self.fields["rules_read"]
        if word:
            label = _("Beaucoup d’inscriptions arrivent en même temps. Recopiez ce mot : %(word)s")
            self.fields["word"] = Line(label=label % {"word": word}, max_length=40)

    def clean_word(self) -> str:
        typed: str = self.cleaned_data["word"]
        if typed.casefold() != self.expected.casefold():
            raise forms.ValidationError(_("Ce n’est pas tout à fait ce mot. Regardez-le encore une fois."))
        return typed
