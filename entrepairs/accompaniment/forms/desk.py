"""What a coordinator decides: who is suggested, who comes as a relay, who may help."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Relay
from entrepairs.core.fields import KeptText, offer
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


class PersonChoice(forms.ModelChoiceField[Person]):
    """People by pseudonym, as cards."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Person) -> str:
        return obj.pseudonym


def _people(keys: Iterable[Any]) -> Any:
    return Person.objects.filter(pk__in=list(keys)).order_by("pseudonym")


class SuggestionForm(forms.Form):
    supporter = PersonChoice(label=_("Qui proposer ?"), queryset=Person.objects.none(), empty_label=None)

    def __init__(self, *args: Any, possible: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "supporter", _people(possible))


class RelayForm(forms.Form):
    to = PersonChoice(label=_("Qui peut venir ?"), queryset=Person.objects.none(), empty_label=None)
    kind = forms.ChoiceField(
        label=_("Pour quoi ?"),
        choices=[
            (Relay.Kind.RELAY, _("En relais, pendant une pause")),
            (Relay.Kind.DUO, _("En binôme, à partir de maintenant")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, possible: Iterable[Any], is_paused: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", _people(possible))
        self.fields["kind"].initial = Relay.Kind.RELAY if is_paused else Relay.Kind.DUO


class HabilitationForm(forms.Form):
    structure = forms.ModelChoiceField(
        label=_("Pour quelle maison ?"), queryset=Structure.objects.none(), empty_label=None
    )
    probation = forms.BooleanField(label=_("En formation : un·e référent·e suit ses accompagnements"), required=False)
    referent = forms.ModelChoiceField(label=_("Référent·e"), queryset=Person.objects.none(), required=False)

    def __init__(self, *args: Any, houses: Any, referents: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "structure", houses)
        self.fields["structure"].initial = houses.first()
        offer(self, "referent", _people(referents))


class WithdrawalForm(forms.Form):
    because = KeptText(label=_("Pourquoi ?"), help_text=_("La personne lira cette phrase."), max_length=300)
