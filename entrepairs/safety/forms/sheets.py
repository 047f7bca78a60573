"""What goes on the sheet for the emergency services, as a human has read it again. Nothing of it is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText
from entrepairs.safety.known_danger import BOXES


class SheetForm(forms.Form):
    """The three boxes, then what was done. All may stay empty, and be filled by hand."""

    how = KeptText(label=BOXES["how"], max_length=2_000, rows=3, required=False, strip=True)
    when = KeptText(label=BOXES["when"], max_length=500, rows=2, required=False, strip=True)
    where = KeptText(label=BOXES["where"], max_length=500, rows=2, required=False, strip=True)
    called = KeptText(
        label=_("Appelé, à quelle heure, qui a répondu"), max_length=1_000, rows=2, required=False, strip=True
    )

    @property
    def corrected(self) -> list[tuple[str, str]]:
        """Label and words of each, to be printed."""
        return [(str(field.label), self.cleaned_data[name]) for name, field in self.fields.items()]
