"""The team’s list: add someone, choose how many seats one may hold at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import Line


class AddForm(forms.Form):
    """`who`: a pseudonym of the house, or any first name."""

    who = Line(
        label=_("Pseudonyme ou prénom"),
        help_text=_("Le pseudonyme d’une personne de la maison : elle reçoit un avis. Sinon, un prénom suffit."),
        max_length=40,
        empty=_("Écrivez un pseudonyme ou un prénom."),
    )
    is_first = forms.BooleanField(label=_("Première fois ici"), required=False)


class LimitForm(forms.Form):
    most = forms.IntegerField(
        label=_("Places à la fois par personne"),
        help_text=_("Parmi les rencontres qui ont un nombre de places."),
        min_value=1,
        max_value=50,
    )
