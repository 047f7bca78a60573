"""The places that someone looks for, nearest first, as one query for any database."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from entrepairs.places.around import Around
from entrepairs.places.communes import find
from entrepairs.places.text import fold
from entrepairs.structures.directory.open_now import open_at
from entrepairs.structures.models import Place, Structure, StructureExperience


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty: anything. `commune`: a key, with `km` around it. `experiences`: one of these keys.

    `words`: parts of the name, all of them."""

    commune: str = ""
    km: float = 25
    kind: str = ""
    experiences: tuple[str, ...] = ()
    words: str = ""
    open_now: bool = False

    @property
    def around(self) -> Around | None:
        commune = find(self.commune)
        return Around(*commune.position, self.km) if commune else None


A_STEP = 5
"""What is within a fifth of the radius is nearer than all the rest: where it is dense, no more is read."""


def first_found(wanted: Wanted, moment: datetime, start: int, count: int) -> list[Place]:
    """At most `count` places, from the `start`th: from near to far, or in alphabetical order when no commune is said.

    `moment`: now, aware."""
    around = wanted.around
    if around is None:
        return list(_by_name(wanted, moment, start + count)[start:])
    asked = Place.objects.in_use().filter(*_asked(wanted, moment))
    rows = list(_nearest(asked, replace(around, km=around.km / A_STEP))[start : start + count])
    return rows if len(rows) == count else list(_nearest(asked, around)[start : start + count])


def matching(wanted: Wanted, moment: datetime) -> QuerySet[Place]:
    """All of them, in no order."""
    return _within(Place.objects.in_use().filter(*_asked(wanted, moment)), wanted.around)


def _by_name(wanted: Wanted, moment: datetime, most: int) -> QuerySet[Place]:
    """The first ones are in as many houses at most: these are read in the order of their index, and no more of them."""
    places = Place.objects.in_use().filter(*_of_place(wanted, moment))
    houses = Structure.objects.filter(Exists(places.filter(structure=OuterRef("pk"))), *_of_house(wanted))
    named = houses.order_by("plain_name", "pk").values("pk")[:most]
    rows = places.filter(structure__in=named).select_related("structure")
    return rows.order_by("structure__plain_name", "structure", "rank", "pk")[:most]


def _nearest(rows: QuerySet[Place], around: Around) -> QuerySet[Place]:
    rows = _within(rows, around).select_related("structure")
    return rows.annotate(squared_km=around.squared_km(F("lat"), F("lon"))).order_by("squared_km", "pk")


def _within(rows: QuerySet[Place], around: Around | None) -> QuerySet[Place]:
    if around is None:
        return rows
    boxed = rows.filter(lat__range=around.latitudes, lon__range=around.longitudes)
    return boxed.alias(_away=around.squared_km(F("lat"), F("lon"))).filter(_away__lte=around.km**2)


def _asked(wanted: Wanted, moment: datetime) -> Iterator[Q]:
    yield from _of_house(wanted, "structure__")
    yield from _of_place(wanted, moment)


def _of_house(wanted: Wanted, to_house: str = "") -> Iterator[Q]:
    """What is asked of the house. `to_house`: the way to it, from the rows that are filtered."""
    if wanted.kind:
        yield Q((f"{to_house}kind", wanted.kind))
    if wanted.experiences:
        house = OuterRef(f"{to_house}pk")
        yield Q(Exists(StructureExperience.objects.filter(structure=house, experience__in=wanted.experiences)))
    for word in fold(wanted.words).split():
        yield Q((f"{to_house}plain_name__contains", word))


def _of_place(wanted: Wanted, moment: datetime) -> Iterator[Q]:
    if wanted.open_now:
        yield open_at(moment, wanted.commune)
