"""« Je passe aujourd’hui »."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PassingForm(forms.Form):
    is_shown = forms.BooleanField(label=_("Montrer mon pseudonyme aux personnes de la maison"), required=False)
