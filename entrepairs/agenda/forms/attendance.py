"""Say how many came."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 500


class HeadcountForm(forms.Form):
    people = forms.IntegerField(label=_("Combien de personnes ?"), min_value=0, max_value=MOST)
