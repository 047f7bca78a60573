"""The six questions of the framework."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Framework
from entrepairs.accompaniment.terms import QUESTIONS, Terms
from entrepairs.core.clock import now
from entrepairs.core.fields import KeptText
from entrepairs.ui.dates import local

ANSWER_LIMIT = 2_000
MINUTES = [
    (30, _("une demi-heure")),
    (45, _("trois quarts d’heure")),
    (60, _("une heure")),
    (90, _("une heure et demie")),
    (120, _("deux heures")),
]


class FrameworkForm(forms.Form):
    """`based_on`: the version before the writer’s eyes, 0 when there is none."""

    why = KeptText(label=QUESTIONS["why"], max_length=ANSWER_LIMIT, rows=3, required=False)
    rhythm = forms.ChoiceField(label=QUESTIONS["rhythm"], choices=Framework.Rhythm, widget=forms.RadioSelect)
    minutes = forms.TypedChoiceField(label=QUESTIONS["minutes"], choices=MINUTES, coerce=int)
    until = forms.DateField(
        label=QUESTIONS["until"],
        required=False,
        help_text=_("Un jour pour faire le point. Vous pourrez continuer ensuite, si vous le voulez tous les deux."),
        error_messages={"invalid": _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")},
    )
    stop = KeptText(label=QUESTIONS["stop"], max_length=ANSWER_LIMIT, rows=3, required=False)
    hard = KeptText(label=QUESTIONS["hard"], max_length=ANSWER_LIMIT, rows=3, required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=32_000)

    def clean_until(self) -> date | None:
        """A day to come, within five years."""
        until: date | None = self.cleaned_data["until"]
        today = local(now()).date()
        if until is not None and until <= today:
            raise forms.ValidationError(_("Ce jour est déjà passé. Choisissez un jour à venir."))
        if until is not None and until.year > today.year + 5:
            raise forms.ValidationError(_("C’est très loin. Choisissez un jour dans les cinq ans."))
        return until

    @property
    def terms(self) -> Terms:
        return Terms(**{name: self.cleaned_data[name] for name in QUESTIONS})
