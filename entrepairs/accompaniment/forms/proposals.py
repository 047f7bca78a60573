"""What the person lets a supporter read; what a supporter answers needs no form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Request

SHARED_LABELS = {"text": _("Mon texte"), "experiences": _("Mes vécus"), "commune": _("Ma commune")}


class ChoiceForm(forms.Form):
    """Ticks: what there is to share. Nothing is ticked for the person but their text."""

    shared = forms.MultipleChoiceField(
        label=_("Ce que cette personne pourra lire"),
        help_text=_("Vous choisissez. Sous chaque case, exactement ce qu’elle lira."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=["text"],
    )

    def __init__(self, *args: object, request: Request, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        present = [name for name in SHARED_LABELS if getattr(request, name)]
        self.fields["shared"].choices = [(name, SHARED_LABELS[name]) for name in present]  # type: ignore[attr-defined]
