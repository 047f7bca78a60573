"""The drafts that one ticks, to send them or to set them aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Draft
from entrepairs.core.fields import offer


class DraftsForm(forms.Form):
    drafts = forms.ModelMultipleChoiceField(
        label=_("Propositions"),
        queryset=Draft.objects.none(),
        error_messages={
            "required": _("Cochez au moins une proposition."),
            "invalid_choice": _("Une proposition cochée a été remplacée entre-temps. Relisez, puis cochez de nouveau."),
            "invalid_pk_value": _("Cochez au moins une proposition."),
        },
    )
    because = forms.ChoiceField(
        label=_("Pourquoi les mettre de côté ?"),
        help_text=_("Les personnes ne le liront jamais. On l’oublie au bout d’une semaine."),
        choices=Draft.SetAside,
        required=False,
        widget=forms.RadioSelect,
        initial=Draft.SetAside.UNSAID,
    )

    def __init__(self, *args: Any, drafts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "drafts", drafts)

    def clean_because(self) -> str:
        return self.cleaned_data["because"] or Draft.SetAside.UNSAID
