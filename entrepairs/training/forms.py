"""Sign the charter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    agreed = forms.BooleanField(label=_("J’ai lu la charte, et je m’y engage."))
