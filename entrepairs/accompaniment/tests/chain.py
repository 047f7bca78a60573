"""The chain, started by its real actions: a house, supporters, someone who writes."""

from datetime import date
from typing import Any

from entrepairs.accompaniment.actions.offers import Terms, save_offer
from entrepairs.accompaniment.actions.requests import send_request
from entrepairs.accompaniment.models import Offer, Request
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.people.models import Person
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure
from entrepairs.training.actions import habilitate, sign_charter
from entrepairs.training.models import Charter

NANTES, DIJON, PARIS = "FR-44109", "FR-21231", "FR-75056"
TEXT = "Je sors de l’hôpital et je dors mal depuis des semaines."


def open_house(coordinator: Person, *, commune: str = DIJON, name: str = "La Maison des Tilleuls") -> Structure:
    return open_structure(
        name=name, kind=Structure.Kind.GEM, country="FR", commune=commune, team_hours="9 h – 17 h", by=coordinator
    )


def habilitated(person: Person, house: Structure, *, by: Person, **how: Any) -> Person:
    """`person` has signed the charter, and a coordinator of the house has said yes."""
    charter, _new = Charter.objects.get_or_create(
        version=1, defaults={"text": "Écouter.", "in_force_from": date(2020, 1, 1)}
    )
    sign_charter(charter, by=person)
    habilitate(person, house, by=by, **how)
    return person


def offering(person: Person, **terms: Any) -> Offer:
    return save_offer(Terms(**({"topics": ["hospitalisation-psychiatrique"]} | terms)), by=person)


def written(person: Person, text: str = TEXT, **wishes: Any) -> Request:
    return send_request(Wishes(text=text, **wishes), by=person)
