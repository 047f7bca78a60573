"""The places that someone looks for, nearest first, as one query for any database."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from entrepairs.places.around import Around
from entrepairs.places.communes import find
from entrepairs.places.text import fold
from entrepairs.structures.directory.open_now import open_at
from entrepairs.structures.models import Place, StructureExperience


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
    around, asked = wanted.around, Place.objects.in_use().filter(*_asked(wanted, moment))
    near = replace(around, km=around.km / A_STEP) if around else None
    rows = list(_sorted(asked, near)[start : start + count]) if near else []
    return rows if len(rows) == count else list(_sorted(asked, around)[start : start + count])


def matching(wanted: Wanted, moment: datetime) -> QuerySet[Place]:
    """All of them, in no order."""
    return _within(Place.objects.in_use().filter(*_asked(wanted, moment)), wanted.around)


def _sorted(rows: QuerySet[Place], around: Around | None) -> QuerySet[Place]:
    rows = _within(rows, around).select_related("structure")
    if around is None:
        return rows.order_by("structure__plain_name", "structure", "rank", "pk")
    return rows.annotate(squared_km=around.squared_km(F("lat"), F("lon"))).order_by("squared_km", "pk")


def _within(rows: QuerySet[Place], around: Around | None) -> QuerySet[Place]:
    if around is None:
        return rows
    boxed = rows.filter(lat__range=around.latitudes, lon__range=around.longitudes)
    return boxed.alias(_away=around.squared_km(F("lat"), F("lon"))).filter(_away__lte=around.km**2)


def _asked(wanted: Wanted, moment: datetime) -> Iterator[Q]:
    if wanted.kind:
        yield Q(structure__kind=wanted.kind)
    if wanted.experiences:
        known = StructureExperience.objects.filter(structure=OuterRef("structure"), experience__in=wanted.experiences)
        yield Q(Exists(known))
    for word in fold(wanted.words).split():
        yield Q(structure__plain_name__contains=word)
    if wanted.open_now:
        yield open_at(moment, wanted.commune)
