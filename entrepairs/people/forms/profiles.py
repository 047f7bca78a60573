"""The questions of a profile: one form a screen, every answer may stay empty."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText
from entrepairs.people.contact_details import holds_email, holds_phone
from entrepairs.people.fields import ExperiencesField, LanguagesField, MomentsField, WaysField
from entrepairs.people.models import LivedExperience
from entrepairs.places.forms import CommuneField


def without_contact(text: str) -> str:
    """The text itself. ValidationError when it holds a phone number or an e-mail address."""
    if holds_phone(text):
        raise ValidationError(
            _(
                "Votre texte semble contenir un numéro de téléphone. Retirez-le : vous le donnerez à qui vous voudrez, "
                "quand vous vous connaîtrez."
            )
        )
    if holds_email(text):
        raise ValidationError(
            _(
                "Votre texte semble contenir une adresse de courriel. Retirez-la : vous la donnerez à qui vous "
                "voudrez, quand vous vous connaîtrez."
            )
        )
    return text


class LanguagesForm(forms.Form):
    title = gettext_lazy("Dans quelles langues êtes-vous à l’aise ?")
    languages = LanguagesField()


class CommuneForm(forms.Form):
    title = gettext_lazy("Près de quelle commune ?")
    commune = CommuneField(
        label=gettext_lazy("Commune ou code postal"),
        help_text=gettext_lazy("La commune suffit. Elle sert à proposer des personnes pas trop loin."),
        required=False,
    )


class WaysForm(forms.Form):
    title = gettext_lazy("Comment préférez-vous vous parler ?")
    ways = WaysField(label=gettext_lazy("Ce qui vous va"))


class MomentsForm(forms.Form):
    title = gettext_lazy("Quand êtes-vous plutôt disponible ?")
    moments = MomentsField(label=gettext_lazy("Vos moments, une semaine ordinaire"))


class LimitsForm(forms.Form):
    title = gettext_lazy("Qu’est-ce qu’il vaut mieux savoir ?")
    limits = KeptText(
        label=gettext_lazy("Vos limites, vos besoins"),
        help_text=gettext_lazy("Par exemple : pas d’appel le matin, éviter tel sujet, des messages courts."),
        required=False,
        max_length=1000,
        rows=5,
        strip=True,
    )

    def clean_limits(self) -> str:
        return without_contact(self.cleaned_data["limits"])


class ExperiencesForm(forms.Form):
    title = gettext_lazy("Qu’avez-vous vécu ?")
    experiences = ExperiencesField(label=gettext_lazy("Cochez ce qui vous parle"))


class LivedForm(forms.Form):
    """One experience: now or before, and who may see it."""

    when = forms.ChoiceField(
        label=gettext_lazy("Aujourd’hui"), choices=LivedExperience.When.choices, widget=forms.RadioSelect
    )
    shown_to = forms.ChoiceField(
        label=gettext_lazy("Qui peut le voir ?"), choices=LivedExperience.ShownTo.choices, widget=forms.RadioSelect
    )


QUESTIONS: dict[str, type[forms.Form]] = {
    "langues": LanguagesForm,
    "commune": CommuneForm,
    "rencontre": WaysForm,
    "moments": MomentsForm,
    "limites": LimitsForm,
}


def answers(profile: Any, form: type[forms.Form]) -> dict[str, Any]:
    """What the profile already says to this question."""
    return {name: getattr(profile, name) for name in form.base_fields}
