"""Which rule, or which law: asked wherever something is decided, chosen by nobody’s haste."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.safety.grounds import CHOICES


class GroundField(forms.ChoiceField):
    """Nothing is chosen beforehand: its author reads it as the reason."""

    def __init__(self) -> None:
        super().__init__(
            label=_("La règle, ou la loi"),
            choices=[("", _("Choisissez")), *CHOICES],
            error_messages={"required": _("Choisissez la règle, ou la loi.")},
        )
