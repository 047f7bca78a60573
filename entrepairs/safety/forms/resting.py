"""How long a conversation rests, and the sentence that says why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText
from entrepairs.safety.actions.resting import Resting
from entrepairs.safety.forms.ground import GroundField

HOURS = [(6, _("six heures")), (24, _("un jour")), (72, _("trois jours")), (168, _("une semaine"))]


class RestForm(forms.Form):
    hours = forms.TypedChoiceField(
        label=_("Pour combien de temps"), choices=HOURS, coerce=int, initial=24, widget=forms.RadioSelect
    )
    ground = GroundField()
    why = KeptText(
        label=_("Pourquoi, en une ou deux phrases"),
        help_text=_("Tout le monde lira ces mots en haut du fil. Ne désignez personne."),
        max_length=300,
        rows=3,
        strip=True,
    )

    @property
    def resting(self) -> Resting:
        return Resting(**self.cleaned_data)
