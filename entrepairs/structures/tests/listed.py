"""Places of the directory, for tests."""

from datetime import time
from typing import Any

from entrepairs.places.communes import get
from entrepairs.structures.models import OpeningRule, Place, Structure, StructureExperience

DIJON, CHENOVE, BEAUNE = "FR-21231", "FR-21166", "FR-21054"
PARIS, SAINT_DENIS_REUNION, NAMUR = "FR-75056", "FR-97411", "BE-92094"


def listed(name: str, commune: str = DIJON, *, kind: str = Structure.Kind.GEM, **more: Any) -> Structure:
    """A house that is only in the directory, with its place at the centre of `commune`."""
    where = get(commune)
    house = Structure.objects.create(name=name, kind=kind, country=where.country, commune=commune, **more)
    Place.objects.create(structure=house, commune=commune, lat=where.lat, lon=where.lon)
    return house


def opens(house: Structure, weekday: int, since: str, until: str, **more: Any) -> OpeningRule:
    hours = {"since": time.fromisoformat(since), "until": time.fromisoformat(until)}
    return OpeningRule.objects.create(place=house.places.get(), weekday=weekday, **hours, **more)


def knows(house: Structure, *experiences: str) -> Structure:
    """The house says that it knows these experiences well."""
    for one in experiences:
        StructureExperience.objects.create(structure=house, experience=one)
    return house
