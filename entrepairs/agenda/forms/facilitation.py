"""Ask someone to hold a group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.people.forms.someone import SomeoneField


class AskForm(forms.Form):
    """Someone, by their pseudonym; each time of a series, or only this one."""

    pseudonym = SomeoneField(help_text="")
    whole_series = forms.BooleanField(label=_("À chaque fois"), required=False, initial=True)

    def __init__(self, *args: Any, comes_back: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not comes_back:
            del self.fields["whole_series"]
