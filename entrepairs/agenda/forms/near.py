"""« Près de quelle commune ? » The address says it all, so that it can be shared."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from entrepairs.places.communes import Commune, find
from entrepairs.places.forms import CommuneField


class NearForm(forms.Form):
    """Nothing is required: an empty search shows every gathering."""

    commune = CommuneField(
        label=_("Près de quelle commune ?"), help_text=_("Son nom ou son code postal."), required=False
    )
    online = forms.BooleanField(label=_("En ligne seulement : je ne me déplace pas"), required=False)

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked)

    def add_prefix(self, field_name: str) -> str:
        """In the address, a field has a French name."""
        return {"online": "en-ligne"}.get(field_name, field_name)

    @property
    def commune_found(self) -> Commune | None:
        return find(self.cleaned_data.get("commune", "")) if self.is_valid() else None

    @property
    def is_online(self) -> bool:
        return self.is_valid() and bool(self.cleaned_data.get("online"))
