"""What someone looks for, as they typed it; the address says it all, so that it can be shared."""

from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import Line
from entrepairs.people import experiences
from entrepairs.people.experiences import Experience
from entrepairs.places.communes import Commune, find
from entrepairs.places.forms import CommuneField
from entrepairs.structures.directory.search import Wanted
from entrepairs.structures.models import Structure

RADII = (5, 10, 25, 50)
USUAL_KM = 25
MOST_EXPERIENCES = 4
IN_ADDRESS = {"km": "rayon", "kind": "genre", "experience": "vecu", "open_now": "ouvert", "words": "nom"}


class DirectoryForm(forms.Form):
    """Nothing is required: an empty search shows every place."""

    commune = CommuneField(
        label=_("Autour de quelle commune ?"), help_text=_("Son nom ou son code postal."), required=False
    )
    km = forms.TypedChoiceField(
        label=_("Jusqu’à quelle distance ?"),
        choices=[(km, f"{km}\u00a0km") for km in RADII],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    open_now = forms.BooleanField(label=_("Ouvert maintenant"), required=False)
    kind = forms.ChoiceField(
        label=_("Quel genre de lieu ?"), choices=[("", _("Tous les genres")), *Structure.Kind.choices], required=False
    )
    experience = Line(
        label=_("Un lieu qui connaît…"),
        help_text=_("Un ou deux mots : le deuil, l’alcool, entendre des voix… Ils restent dans l’adresse de la page."),
        max_length=experiences.LONGEST_SEARCH,
        required=False,
    )
    words = Line(label=_("Son nom, ou une partie"), max_length=80, required=False)

    def __init__(self, asked: QueryDict) -> None:
        """Whatever the address holds: what is missing has its usual value."""
        data = asked.copy()
        data.setdefault(IN_ADDRESS["km"], str(USUAL_KM))
        super().__init__(data)

    def add_prefix(self, field_name: str) -> str:
        """In the address, a field has a French name."""
        return IN_ADDRESS.get(field_name, field_name)

    @cached_property
    def named(self) -> list[Experience]:
        """The experiences that the words typed may mean."""
        return experiences.search(self._said("experience"), MOST_EXPERIENCES)

    @property
    def commune_found(self) -> Commune | None:
        return find(self._said("commune"))

    @property
    def has_more(self) -> bool:
        """Whether one of the criteria that are folded at first is in use."""
        return any(self._said(name) for name in ("kind", "experience", "words"))

    @cached_property
    def wanted(self) -> Wanted:
        """What was understood; a field that was not understood does not count."""
        return Wanted(
            commune=self._said("commune"),
            km=self._said("km") or USUAL_KM,
            kind=self._said("kind"),
            experiences=tuple(one.id for one in self.named),
            words=self._said("words"),
            open_now=bool(self._said("open_now")),
        )

    def _said(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name, "")
