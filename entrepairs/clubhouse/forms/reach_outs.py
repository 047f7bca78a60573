"""« Si on ne me voit pas »."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models import ReachOut
from entrepairs.core.fields import KeptText, offer

DELAYS = {
    7: _("une semaine"),
    14: _("deux semaines"),
    21: _("trois semaines"),
    30: _("un mois"),
    60: _("deux mois"),
}


class ReachOutForm(forms.Form):
    """A delay, a way, words of one’s own."""

    after_days = forms.TypedChoiceField(
        label=_("Si on ne me voit pas pendant"), coerce=int, widget=forms.RadioSelect, initial=14
    )
    way = forms.ChoiceField(
        label=_("Je veux bien"), choices=ReachOut.Way, widget=forms.RadioSelect, initial=ReachOut.Way.PHONE
    )
    words = KeptText(
        label=_("Comment me joindre, et avec quels mots"),
        help_text=_(
            "Un numéro, une heure, ce que vous aimez entendre. La personne qui prend la tâche le lit ce jour-là."
        ),
        max_length=500,
        rows=3,
        empty=_("Écrivez comment vous joindre."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "after_days", list(DELAYS.items()))
