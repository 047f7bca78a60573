"""Sign up: the card of the group is read first, when it has one."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RulesForm(forms.Form):
    """One box; whether it must be ticked depends on the gathering, which the action knows."""

    rules_read = forms.BooleanField(label=_("J’ai lu les règles du groupe"), required=False)
