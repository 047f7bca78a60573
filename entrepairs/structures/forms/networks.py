"""The network that a house asks to join; the house that a network asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import offer
from entrepairs.structures.models import NETWORKS, Affiliation, Structure


class AffiliationForm(forms.Form):
    """`house`: who asks. What is chosen is on the other side."""

    other = forms.ModelChoiceField(label="", queryset=Structure.objects.none(), empty_label=_("Choisissez"))

    def __init__(self, *args: Any, house: Structure, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.house, self.side = house, side
        others = Structure.objects.here().exclude(pk=house.pk)
        if side == Affiliation.Side.HOUSE:
            others = others.filter(kind__in=NETWORKS)
        offer(self, "other", others)
        self.fields["other"].label = _("Le réseau") if side == Affiliation.Side.HOUSE else _("La maison")

    def values(self) -> dict[str, Any]:
        other = self.cleaned_data["other"]
        pair = (other, self.house) if self.side == Affiliation.Side.HOUSE else (self.house, other)
        return {"network": pair[0], "house": pair[1], "asked_by": self.side}
