"""Pause, change, end, say how it was: nothing is asked that can be left unsaid."""

from datetime import date

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import CheckIn, Ending
from entrepairs.core.clock import now
from entrepairs.core.fields import KeptText

WORD_LIMIT = 2_000


def in_the_future(day: date | None) -> date | None:
    """The day itself, or nothing. ValidationError when it is past."""
    if day is not None and day < localdate(now()):
        raise forms.ValidationError(_("Ce jour est passé. Choisissez un jour à venir, ou laissez vide."))
    return day


class PairPauseForm(forms.Form):
    until = forms.DateField(
        label=_("Jusqu’à quand ?"),
        help_text=_("Si vous savez. L’autre personne verra ce jour, et rien d’autre. Sinon, laissez vide."),
        required=False,
        widget=forms.DateInput,
    )

    def clean_until(self) -> date | None:
        return in_the_future(self.cleaned_data["until"])


class ChangeForm(forms.Form):
    last_word = KeptText(
        label=_("Un mot pour l’autre personne"),
        help_text=_("Si vous voulez. Elle recevra de toute façon un mot doux de notre part."),
        max_length=WORD_LIMIT,
        required=False,
    )


class EndForm(ChangeForm):
    kind = forms.ChoiceField(
        label=_("Comment cela se termine ?"),
        choices=[
            (Ending.Kind.PLANNED, _("C’était prévu, ou nous l’avons décidé ensemble")),
            (Ending.Kind.STOPPED, _("Je préfère m’arrêter là")),
        ],
        widget=forms.RadioSelect,
        initial=Ending.Kind.PLANNED,
    )
    field_order = ["kind", "last_word"]


class CheckInForm(forms.Form):
    answer = forms.ChoiceField(label=_("Et maintenant ?"), choices=CheckIn.Answer.choices, widget=forms.RadioSelect)


class FeedbackForm(forms.Form):
    text = KeptText(label=_("Comment était-ce pour vous ?"), max_length=WORD_LIMIT)
    open_to_team = forms.BooleanField(
        label=_("La coordination de la maison peut le lire"),
        help_text=_("Sinon, ce mot reste à vous. L’autre personne ne le lit jamais."),
        required=False,
    )
