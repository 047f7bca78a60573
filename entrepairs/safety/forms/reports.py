"""Which rule or law, in one’s own words; the three boxes of a danger; the number of a receipt."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText, Line
from entrepairs.core.ids import new_id, normal_code
from entrepairs.safety.grounds import CHOICES
from entrepairs.safety.receipts import LENGTH


class ToldForm(forms.Form):
    """`key` is made with the form: sent twice, it tells once. The e-mail is optional."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    email = forms.EmailField(
        label=gettext_lazy("Une adresse de courriel"),
        help_text=gettext_lazy(
            "Si vous voulez recevoir le lien de suivi. Elle est chiffrée, l’équipe ne la voit pas, et elle s’efface."
        ),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy("Cette adresse ne semble pas complète. Elle ressemble à nom@exemple.fr.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_id


class ReportForm(ToldForm):
    """One choice, a few words: no more is needed for someone to look."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Qu’est-ce qui ne va pas ?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez ce qui se rapproche le plus.")},
    )
    words = KeptText(
        label=gettext_lazy("Avec vos mots"),
        help_text=gettext_lazy("Quel passage, et pourquoi. Si c’est contraire à la loi, dites en quoi."),
        max_length=2_000,
        rows=5,
        strip=True,
    )
    field_order = ("ground", "words", "email")


class ConcernForm(ToldForm):
    """Comment, quand, où ou avec quoi. Only the first is needed: nobody must know more to be listened to."""

    is_now = forms.BooleanField(label=gettext_lazy("C’est maintenant, ou dans les heures qui viennent"), required=False)
    how = KeptText(
        label=gettext_lazy("Qu’est-ce qui vous inquiète ?"),
        help_text=gettext_lazy("Ce que vous avez lu ou entendu. Si vous le savez : comment cela pourrait arriver."),
        max_length=2_000,
        rows=4,
        strip=True,
    )
    when = KeptText(
        label=gettext_lazy("Quand ?"),
        help_text=gettext_lazy("Un moment, un jour, une date dont la personne a parlé."),
        max_length=500,
        rows=2,
        required=False,
        strip=True,
    )
    where = KeptText(
        label=gettext_lazy("Où, et avec quoi ?"),
        help_text=gettext_lazy("Un lieu, ou ce que la personne a près d’elle. Laissez vide si vous ne savez pas."),
        max_length=500,
        rows=2,
        required=False,
        strip=True,
    )
    field_order = ("is_now", "how", "when", "where", "email")


class ReceiptForm(forms.Form):
    """A number copied from a receipt, however it was typed."""

    receipt = Line(label=gettext_lazy("Votre numéro de suivi"), max_length=40)

    def clean_receipt(self) -> str:
        typed = normal_code(self.cleaned_data["receipt"])
        if len(typed) != LENGTH:
            missing = _("Ce numéro a %(n)d signes ; il en faut %(most)d. Vérifiez chaque groupe.")
            raise ValidationError(missing % {"n": len(typed), "most": LENGTH})
        return typed
