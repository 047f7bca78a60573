"""What a supporter offers, and when they are away."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.actions.offers import Terms
from entrepairs.accompaniment.forms.desk import PersonChoice
from entrepairs.accompaniment.forms.endings import in_the_future
from entrepairs.accompaniment.models import Offer
from entrepairs.accompaniment.rules.offers import possible_relays
from entrepairs.core.fields import offer
from entrepairs.people.experiences import find
from entrepairs.people.fields import ExperiencesField, MomentsField, WaysField
from entrepairs.people.models import Person

CAPACITIES = [(n, str(n)) for n in range(7)]
RADII = [(5, _("5 km")), (10, _("10 km")), (25, _("25 km")), (50, _("50 km")), (100, _("100 km"))]


def topic_choices(person: Person) -> list[tuple[str, str]]:
    """What the person has lived, in the words of the list."""
    keys = person.lived_experiences.values_list("experience", flat=True)
    return [(key, found.label) for key in keys if (found := find(key))]


class OfferForm(forms.Form):
    """One page, in the order of the questions people ask themselves."""

    topics = forms.MultipleChoiceField(
        label=_("De quoi acceptez-vous de parler ?"),
        help_text=_("Seulement ce que vous avez vécu, et dont vous parlez sans vous faire de mal."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    refused_topics = ExperiencesField(label=_("Y a-t-il des sujets que vous ne prendrez pas ?"))
    capacity = forms.TypedChoiceField(
        label=_("Combien de personnes à la fois ?"),
        help_text=_("Deux, c’est déjà beaucoup. Un relais compte aussi. Zéro : personne de nouveau pour l’instant."),
        choices=CAPACITIES,
        coerce=int,
        initial=2,
    )
    ways = WaysField(label=_("Comment pouvez-vous parler ?"), required=True)
    moments = MomentsField(label=_("Quand êtes-vous là, en général ?"))
    radius_km = forms.TypedChoiceField(
        label=_("Pour se voir en personne, jusqu’où allez-vous ?"), choices=RADII, coerce=int, initial=25
    )
    relay = PersonChoice(
        label=_("Si vous faites une pause, à qui demander d’abord d’être là ?"),
        help_text=_(
            "Quelqu’un de votre maison. Cette personne dira oui ou non à ce moment-là, comme la personne aidée."
        ),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("La coordination cherchera"),
        blank=True,
    )
    agreed = forms.BooleanField(
        label=_("J’accepte que mes vécus cochés ici servent à me proposer à d’autres personnes."),
        help_text=_("Vous pouvez revenir sur cet accord quand vous voulez, dans « Mes données »."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "topics", topic_choices(person))
        offer(self, "relay", possible_relays(person))

    @property
    def terms(self) -> Terms:
        return Terms(**{name: self.cleaned_data[name] for name in Terms.__dataclass_fields__})


def values_of(offer: Offer | None) -> dict[str, Any]:
    """What the form shows at first."""
    if offer is None:
        return {}
    return {name: getattr(offer, name) for name in Terms.__dataclass_fields__} | {"agreed": True}


class AbsenceForm(forms.Form):
    first_day = forms.DateField(label=_("Premier jour"), widget=forms.DateInput)
    last_day = forms.DateField(label=_("Dernier jour"), widget=forms.DateInput)


class PauseForm(forms.Form):
    until = forms.DateField(
        label=_("Jusqu’à quand ?"),
        help_text=_("Si vous savez. Les personnes que vous accompagnez verront ce jour, et rien d’autre."),
        widget=forms.DateInput,
        required=False,
    )

    def clean_until(self) -> date | None:
        return in_the_future(self.cleaned_data["until"])
