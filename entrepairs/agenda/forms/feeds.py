"""What a calendar may show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models import Feed
from entrepairs.core.fields import offer
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, held_by

MINE = ""


class FeedForm(forms.Form):
    """`person`: whose houses are offered."""

    what = forms.ChoiceField(label=_("Ce qui s’affiche"), initial=MINE, widget=forms.RadioSelect, required=False)
    titles = forms.ChoiceField(
        label=_("Ce que l’on peut lire par-dessus votre épaule"),
        choices=Feed.Titles.choices,
        initial=Feed.Titles.NEUTRAL,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.houses = {str(house.pk): house for house in held_by(person, *Role.Name.values)}
        names = [(key, house.name) for key, house in self.houses.items()]
        offer(self, "what", [(MINE, _("mes rencontres seulement")), *names])

    @property
    def house(self) -> Structure | None:
        return self.houses.get(self.cleaned_data["what"])
