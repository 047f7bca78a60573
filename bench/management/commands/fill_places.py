"""Fill the directory with invented places where people live, dense in cities; the same in every run."""

import random
from argparse import ArgumentParser
from datetime import time
from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.people.experiences import EXPERIENCES
from entrepairs.places.communes import Commune, at_lines, lines
from entrepairs.structures.models import OpeningRule, Place, Structure, StructureExperience

BATCH = 5000
WORDS = ["Éclaircie", "Bateau", "Marelle", "Tilleul", "Phare", "Passerelle", "Halte", "Verrière"]
HOURS = [(time(9), time(12)), (time(13, 30), time(18)), (time(10), time(17))]
OPEN_SHARE = 0.8
NEIGHBOURHOOD = 0.012  # degrees: how far from the centre of its commune a place usually is


class Command(BaseCommand):
    help = "Remplit l’annuaire d’une maison vide, pour les mesures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--places", type=int, default=100_000)

    def handle(self, **options: Any) -> None:
        chance = random.Random(7)
        communes = at_lines(range(len(lines())))
        towns = chance.choices(communes, [one.population + 200 for one in communes], k=options["places"])
        for start in range(0, len(towns), BATCH):
            _fill(towns[start : start + BATCH], chance)


def _fill(towns: list[Commune], chance: random.Random) -> None:
    houses = Structure.objects.bulk_create([_house(town, chance) for town in towns])
    places = Place.objects.bulk_create([_place(house, town, chance) for house, town in zip(houses, towns, strict=True)])
    OpeningRule.objects.bulk_create([rule for place in places for rule in _rules(place, chance)], BATCH)
    known = ((house, one) for house in houses for one in chance.sample(list(EXPERIENCES), 2))
    StructureExperience.objects.bulk_create([StructureExperience(structure=h, experience=e) for h, e in known], BATCH)


def _house(town: Commune, chance: random.Random) -> Structure:
    name = f"{chance.choice(WORDS)} {chance.choice(WORDS)} {chance.randint(1, 999)}"
    kind = chance.choice(Structure.Kind.values)
    return Structure(name=name, kind=kind, country=town.country, commune=town.key, languages=["fr"])


def _place(house: Structure, town: Commune, chance: random.Random) -> Place:
    lat, lon = (chance.gauss(middle, NEIGHBOURHOOD) for middle in town.position)
    return Place(structure=house, commune=town.key, lat=lat, lon=lon)


def _rules(place: Place, chance: random.Random) -> list[OpeningRule]:
    if chance.random() > OPEN_SHARE:
        return []
    since, until = chance.choice(HOURS)
    return [OpeningRule(place=place, weekday=day, since=since, until=until) for day in range(5)]
