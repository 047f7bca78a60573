"""What is written to the author of something; the sheet of a danger that is over."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText
from entrepairs.safety.answers import left_in


class WordForm(forms.Form):
    body = KeptText(
        label=gettext_lazy("Votre message"),
        help_text=gettext_lazy("Changez ces mots pour qu’ils soient les vôtres. C’est signé : l’équipe."),
        max_length=3_000,
        rows=12,
        strip=True,
    )

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        if left := left_in(body):
            raise ValidationError(_("Il reste à remplacer : %(left)s") % {"left": left})
        return body


class IncidentForm(forms.Form):
    """Facts, times, and nobody’s name."""

    seen = KeptText(
        label=gettext_lazy("Ce qui a été vu"),
        help_text=gettext_lazy("Les faits, avec les mots de la personne. Pas ce que vous en pensez."),
        max_length=2_000,
        rows=4,
        strip=True,
    )
    done = KeptText(label=gettext_lazy("Ce qui a été fait"), max_length=2_000, rows=4, strip=True)
    told = KeptText(
        label=gettext_lazy("Qui a été prévenu, et quand"),
        help_text=gettext_lazy(
            "Le 15, un proche que la personne a choisi… Dites si elle le savait avant. "
            "N’écrivez jamais qui s’est inquiété pour elle."
        ),
        max_length=1_000,
        rows=3,
        required=False,
        strip=True,
    )
