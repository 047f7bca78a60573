"""Asking a little less: one of the ways that are offered."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.easings import Easing
from entrepairs.core.fields import offer


class EasingForm(forms.Form):
    way = forms.ChoiceField(
        label=_("Et si vous acceptiez…"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une réponse, ou gardez tout comme c’est."),
            "invalid_choice": _("Cette réponse n’est plus à choisir : votre demande a changé entre-temps."),
        },
    )

    def __init__(self, *args: Any, easings: Sequence[Easing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.easings = easings
        offer(self, "way", [(one.key, one.words) for one in easings])

    @property
    def easing(self) -> Easing:
        """What was chosen, once the form is valid."""
        return next(one for one in self.easings if one.key == self.cleaned_data["way"])
