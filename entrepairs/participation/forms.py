"""A point, a show of hands, those present."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText, Line
from entrepairs.core.ids import new_id

MOST = 500


def Hands(label: Any) -> forms.IntegerField:  # noqa: N802 - reads as a field
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, initial=0)


class PointForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    title = Line(label=_("Le point"), help_text=_("En quelques mots : la sortie au théâtre."), max_length=120)
    text = KeptText(
        label=_("Ce qui s’est dit"),
        help_text=_("Les idées, sans le nom des personnes."),
        max_length=5000,
        required=False,
    )


class ChangeForm(PointForm):
    """`seen`: the version of the point that is being changed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)


class VoteForm(forms.Form):
    """Three numbers, one question."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    question = Line(label=_("La question"), help_text=_("Comme vous l’avez posée à voix haute."), max_length=200)
    hands_for = Hands(_("Pour"))
    hands_against = Hands(_("Contre"))
    abstained = Hands(_("S’abstiennent"))


class PresentForm(forms.Form):
    present = forms.IntegerField(
        label=_("Personnes présentes"),
        help_text=_("Laissez vide si vous ne les avez pas comptées."),
        min_value=1,
        max_value=MOST,
        required=False,
    )


class ReopeningForm(forms.Form):
    because = Line(label=_("Pourquoi le rouvrir ?"), max_length=160)
