"""The two questions, and how many paper slips to print."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.actions.impressions import MOST_SLIPS
from entrepairs.agenda.models.impression import Answer

_EMPTY = {"required": _("Choisissez une des trois réponses.")}


class ImpressionForm(forms.Form):
    good = forms.ChoiceField(
        label=_("Ce moment vous a-t-il fait du bien ?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages=_EMPTY,
    )
    ease = forms.ChoiceField(
        label=_("Vous êtes-vous senti·e à l’aise ?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages=_EMPTY,
    )


class SlipsForm(forms.Form):
    how_many = forms.IntegerField(label=_("Combien de petits papiers ?"), min_value=1, max_value=MOST_SLIPS, initial=12)
