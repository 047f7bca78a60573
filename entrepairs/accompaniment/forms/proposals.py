"""What the person lets a supporter read; what a supporter answers needs no form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Request
from entrepairs.core.fields import offer

SHARED_LABELS = {"text": _("Mon texte"), "experiences": _("Mes vécus"), "commune": _("Ma commune")}
READ_LABELS = {"text": _("Ce qui l’amène"), "experiences": _("Ce qu’elle vit, ou a vécu"), "commune": _("Sa commune")}


class ChoiceForm(forms.Form):
    """Ticks: what there is to share. Nothing is ticked in the person’s place."""

    shared = forms.MultipleChoiceField(
        label=_("Ce que cette personne pourra lire"),
        help_text=_(
            "Vous choisissez. Sous chaque case, exactement ce qu’elle lira. Lire votre texte l’aide à vous répondre."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = [name for name in SHARED_LABELS if getattr(request, name)]
        offer(self, "shared", [(name, SHARED_LABELS[name]) for name in present])
