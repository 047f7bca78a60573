"""The directory of the demonstration: 144 invented houses in real communes (data/PROVENANCE.md)."""

import csv
import random
import re
from datetime import datetime, time, timedelta
from pathlib import Path

from entrepairs.people.experiences import FAMILIES, of_family
from entrepairs.structures.models import OpeningRule, Place, Source, Structure, StructureExperience

_FILE = Path(__file__).parent.parent / "data" / "demo_structures.tsv"
_DAYS = {"lu": 0, "ma": 1, "me": 2, "je": 3, "ve": 4, "sa": 5, "di": 6}
_HOURS = re.compile(r"(lu|ma|me|je|ve|sa|di)(?:-(lu|ma|me|je|ve|sa|di))? (\d\d:\d\d)-(\d\d:\d\d)")
WORDS = {
    Structure.Kind.GEM: "On y vient comme on est, pour un café, un atelier, une sortie. Les membres décident ensemble.",
    Structure.Kind.CLUBHOUSE: "Les membres et l’équipe font tourner la maison, côte à côte. Chacun·e y a sa place.",
    Structure.Kind.USERS: "Des personnes qui sont passées par là tiennent une permanence et répondent au téléphone.",
    Structure.Kind.FAMILIES: "Pour les proches : être écouté·e, comprendre, souffler un peu.",
    Structure.Kind.PLATFORM: "Des pair-aidant·es professionnel·les accompagnent, seul·es ou avec d’autres.",
    Structure.Kind.SERVICE: "Une équipe de professionnel·les, gratuite et tenue au secret.",
    Structure.Kind.HOUSING: "Un logement d’abord, puis un accompagnement choisi, avec des médiateur·rices pairs.",
    Structure.Kind.SSM: "Une équipe écoute et oriente, avec un tarif adapté à chacun·e.",
    Structure.Kind.LINKS: "Un lieu pour être ensemble, sans rendez-vous et sans rien devoir faire.",
}
LANGUAGES = (["fr"], ["fr"], ["fr", "en"], ["fr", "ar"], ["fr", "pt"], ["fr", "fsl"])
STREETS = ("rue des Lanternes", "rue du Vieux Four", "place aux Tilleuls", "quai des Hirondelles", "chemin Bleu")
SOURCE = "Liste de démonstration"


def seed_directory(now: datetime) -> None:
    """All but the house that lives here already, and has the same name."""
    rng = random.Random(144)
    known = [house.name for house in Structure.objects.here()]
    for row in csv.DictReader(_FILE.read_text(encoding="utf-8").splitlines(), delimiter="\t"):
        if not any(row["name"].endswith(name) for name in known):
            _listed(row, rng, now)


def _listed(row: dict[str, str], rng: random.Random, now: datetime) -> None:
    house = Structure.objects.create(
        **{name: row[name] for name in ("name", "kind", "category", "phone", "email", "audience", "commune")},
        country=row["commune"][:2],
        presentation=WORDS[Structure.Kind(row["kind"])],
        languages=rng.choice(LANGUAGES),
        changed_at=now - timedelta(days=rng.randint(3, 90)),
    )
    where = {name: row[name] for name in ("commune", "postal_code", "lat", "lon")}
    address = f"{rng.randint(1, 90)} {rng.choice(STREETS)} (adresse inventée)"
    place = Place.objects.create(structure=house, address=address, **where)
    OpeningRule.objects.bulk_create(_rules(place, row["hours"]))
    family = rng.choice(list(FAMILIES))
    known = rng.sample(of_family(family), k=min(3, len(of_family(family))))
    StructureExperience.objects.bulk_create(StructureExperience(structure=house, experience=one.id) for one in known)
    Source.objects.create(
        structure=house, name=SOURCE, external_id=row["id"], dated=(now - timedelta(days=20)).date(), seen_at=now
    )


def _rules(place: Place, said: str) -> list[OpeningRule]:
    """« ma-ve 13:30-18:00 ; sa 14:00-17:30 »; what is not hours is left out."""
    return [
        OpeningRule(place=place, weekday=day, since=time.fromisoformat(since), until=time.fromisoformat(until))
        for first, last, since, until in _HOURS.findall(said)
        for day in range(_DAYS[first], _DAYS[last or first] + 1)
    ]
