"""« Quand, où, près de quelle commune ? » The address says it all, so that it can be shared."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.evenings import When
from entrepairs.places.communes import Commune, find
from entrepairs.places.forms import CommuneField

ONLINE, ON_SITE = "en-ligne", "sur-place"
WAYS = (ONLINE, ON_SITE)


class NearForm(forms.Form):
    """Nothing is required: an empty search shows every gathering; what is not understood asks for nothing."""

    commune = CommuneField(
        label=_("Près de quelle commune ?"), help_text=_("Son nom ou son code postal."), required=False
    )

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked)
        self.asked = asked

    @property
    def commune_found(self) -> Commune | None:
        return find(self.cleaned_data.get("commune", "")) if self.is_valid() else None

    @property
    def way(self) -> str:
        """ONLINE, ON_SITE, or ""."""
        return self._among("ou", WAYS)

    @property
    def when(self) -> str:
        """A value of When, or ""."""
        return self._among("quand", When)

    @property
    def is_unknown(self) -> bool:
        """Something was typed that names no commune, or several."""
        return bool(self.asked.get("commune")) and self.commune_found is None

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a new search keeps."""
        return [(name, value) for name, value in (("ou", self.way), ("quand", self.when)) if value]

    @property
    def anywhere(self) -> str:
        return self.address(**{"commune": "", "commune-choix": ""})

    @property
    def everything(self) -> str:
        """No search at all."""
        return "?"

    def _among(self, name: str, values: Any) -> str:
        said = str(self.asked.get(name, ""))
        return said if said in list(values) else ""

    def address(self, **changes: str) -> str:
        """The same search but for `changes`: « ?ou=en-ligne&quand=semaine »."""
        kept = {name: self.asked.get(name, "") for name in ("commune", "commune-choix")}
        said = {**kept, "ou": self.way, "quand": self.when, **changes}
        address = QueryDict(mutable=True)
        address.update({name: value for name, value in said.items() if value})
        return f"?{address.urlencode()}"
