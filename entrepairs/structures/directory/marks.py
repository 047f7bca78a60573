"""The places found, as marks of a map: grouped by squares, so that a hundred thousand of them stay light."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Avg, CharField, Count, Min, QuerySet
from django.db.models.functions import Cast, Substr

from entrepairs.places.communes import Commune, find
from entrepairs.places.mercator import flat, round_earth
from entrepairs.places.outlines import Frame
from entrepairs.structures.models import Place

SQUARES = 11
"""How many squares the longer side of a map has: on a phone, a finger wide each."""


@dataclass(frozen=True)
class Mark:
    """`count` places around (x, y). `commune`: the most populated of theirs. `house`, `name`: of a single place."""

    x: int
    y: int
    count: int
    commune: Commune
    house: UUID | None = None
    name: str = ""


def by_area(rows: QuerySet[Place]) -> Counter[str]:
    """How many in each department or province, by the key of its outline; one query whatever their number."""
    starts = rows.order_by().values(start=Substr("commune", 1, 6)).annotate(count=Count("pk"), commune=Min("commune"))
    found: Counter[str] = Counter()
    for row in starts:
        found[area_key(find(row["commune"]))] += row["count"]
    return found


def area_key(commune: Commune | None) -> str:
    """« fr-21 »: the outline of its department or province."""
    return f"{commune.country}-{commune.area}".lower() if commune else ""


def marks(rows: QuerySet[Place], frame: Frame) -> list[Mark]:
    """Those that stand in the frame, from the most numerous to the least; one query."""
    inside = within(rows, frame).order_by().values("commune")
    single = {"house": Min(Cast("structure", CharField())), "name": Min("structure__name")}
    size = max(frame.width, frame.height) / SQUARES
    squares: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in inside.annotate(count=Count("pk"), mean_lat=Avg("lat"), mean_lon=Avg("lon"), **single):
        x, y = flat(row["mean_lat"], row["mean_lon"])
        squares[int((x - frame.x) // size), int((y - frame.y) // size)].append(row | {"x": x, "y": y})
    found = (_mark(square) for square in squares.values())
    return sorted((one for one in found if one), key=lambda mark: (-mark.count, mark.x))


def within(rows: QuerySet[Place], frame: Frame) -> QuerySet[Place]:
    """Those that the frame shows."""
    north, west = round_earth(frame.x, frame.y)
    south, east = round_earth(frame.x + frame.width, frame.y + frame.height)
    return rows.filter(lat__range=(south, north), lon__range=(west, east))


def _mark(square: Iterable[Any]) -> Mark | None:
    rows = [(row, commune) for row in square if (commune := find(row["commune"]))]
    if not rows:
        return None
    count = sum(row["count"] for row, _commune in rows)
    x, y = (round(sum(row[axis] * row["count"] for row, _commune in rows) / count) for axis in ("x", "y"))
    largest = max((commune for _row, commune in rows), key=lambda commune: commune.population)
    if count > 1:
        return Mark(x, y, count, largest)
    return Mark(x, y, 1, largest, UUID(rows[0][0]["house"]), rows[0][0]["name"])
