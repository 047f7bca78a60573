"""The two houses of the demonstration, in Dijon and in Namur, and those who carry them."""

import random
from datetime import datetime, time, timedelta

from entrepairs.core import clock
from entrepairs.core.clock import at
from entrepairs.people.models import Person
from entrepairs.structures.actions.hours import write_week
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.directory.demo import seed_directory
from entrepairs.structures.models import How, Place, Role, Structure
from entrepairs.structures.weeks import Slot

OPENED_DAYS_AGO = {"ouverture": 1, "vie": 760, "crise": 760, "bilan": 760}
MEMBERS = ("Aïcha", "Bruno", "Saule", "Nuage")
COORDINATORS = {"FR": ("Elena", "Driss"), "BE": ("Merle", "Roseau")}
INVITED = "Farid"
HOURS: dict[str, list[Slot]] = {
    "FR": [*((day, time(13, 30), time(18), How.TEAM) for day in range(1, 5)), (5, time(14), time(17, 30), How.MEMBERS)],
    "BE": [(day, time(10), time(17), How.TEAM) for day in range(1, 6)],
}


WHERE = {
    "FR": {
        "address": "12 rue des Lavandes (adresse inventée)",
        "postal_code": "21000",
        "directions": "Porte mauve, entre la boulangerie et la laverie. Sonnez, ou poussez : c’est ouvert.",
    },
    "BE": {
        "address": "4 rue des Quatre Vents (adresse inventée)",
        "postal_code": "5000",
        "directions": "Au premier étage. Quelqu’un descend si vous appelez.",
    },
}
PRESENTED = {
    "FR": "On vient boire un café, jardiner, chanter, ou ne rien faire. On décide ensemble.\n"
    "Personne ne vous demandera pourquoi vous venez.",
    "BE": "Un lieu pour se poser, à plusieurs. On cuisine, on marche, on parle, on se tait aussi.",
}
RECOVERY, ACCESS = ["libre", "choisir", "decider", "pairs"], ["plain_pied", "transports", "calme"]


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Both houses at every stage; members once the doors have been open for a while."""
    with at(now - timedelta(days=OPENED_DAYS_AGO[stage])):
        dijon = _house("Le Bateau lavande (démo)", Structure.Kind.GEM, "FR-21231", "mardi–vendredi, 13 h 30 – 18 h")
        _house("Le Club des Quatre Vents (démo)", Structure.Kind.LINKS, "BE-92094", "mardi–samedi, 10 h – 17 h")
    seed_directory(now)
    if stage != "ouverture":
        _members(dijon, now)


def _house(name: str, kind: str, commune: str, team_hours: str) -> Structure:
    """Opened by the first of its coordinators, who asks the second the same day."""
    first, second = (Person.objects.get(pseudonym=pseudonym) for pseudonym in COORDINATORS[commune[:2]])
    house = open_structure(name=name, kind=kind, country=commune[:2], commune=commune, team_hours=team_hours, by=first)
    with at(clock.now() + timedelta(hours=1)):
        accept_role(give_role(house, second, Role.Name.COORDINATOR, by=first), by=second)
    place = house.places.get()
    Place.objects.filter(pk=place.pk).update(access=ACCESS, **WHERE[house.country])
    words = PRESENTED[house.country]
    Structure.objects.filter(pk=house.pk).update(presentation=words, recovery=RECOVERY, languages=["fr"])
    write_week(place, HOURS[house.country], None, by=first)
    return house


def _members(house: Structure, now: datetime) -> None:
    """Four members, and someone who was asked yesterday and has not answered."""
    elena = Person.objects.get(pseudonym="Elena")
    with at(now - timedelta(days=90)):
        for member in Person.objects.filter(pseudonym__in=MEMBERS).order_by("pseudonym"):
            accept_role(give_role(house, member, Role.Name.MEMBER, by=elena), by=member)
    with at(now - timedelta(days=1)):
        give_role(house, Person.objects.get(pseudonym=INVITED), Role.Name.MEMBER, by=elena)
