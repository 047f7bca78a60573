"""Regions, departments and provinces, drawn: outlines of France and Belgium, read once from the shipped file.

Made by `places.compiling_outlines`; where they come from is in data/PROVENANCE.md. To be said wherever they are shown:
`CREDITS`."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from entrepairs.places.mercator import Point

CREDITS = "IGN – Admin Express (Etalab), Statbel, Natural Earth"
_FILE = Path(__file__).parent / "data" / "outlines.tsv"
_STEPS = re.compile(r"-?\d+")
FAR_FROM = 15_000
"""Units of the map: no part of mainland France or Belgium is further from the meridian of Greenwich."""


@dataclass(frozen=True)
class Frame:
    """A rectangle of the flat map: its north-west corner and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def view_box(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}"

    def meets(self, other: "Frame") -> bool:
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def wider(self, share: float) -> "Frame":
        """With a margin of that share of its longer side all around."""
        margin = round(max(self.width, self.height) * share)
        return Frame(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)


@dataclass(frozen=True)
class Outline:
    """A region (« fr-r27 », « be-r03000 »), a department or province (« fr-21 », « be-90000 »), or a country around.

    `region`: key of the region of an area. `middle`: where a mark stands for all of it."""

    key: str
    level: str
    name: str
    region: str
    middle: Point
    path: str

    @cached_property
    def frame(self) -> Frame:
        """What it fills."""
        points = [point for ring in self.path.split("z") if ring for point in _points(ring)]
        across, down = [x for x, _y in points], [y for _x, y in points]
        return Frame(min(across), min(down), max(across) - min(across), max(down) - min(down))

    @property
    def is_overseas(self) -> bool:
        return abs(self.middle[0]) > FAR_FROM


def _points(ring: str) -> list[Point]:
    """The points that a ring of the path goes through."""
    numbers = [int(number) for number in _STEPS.findall(ring)]
    x, y, found = 0, 0, []
    for right, down in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + right, y + down
        found.append((x, y))
    return found


@lru_cache(maxsize=1)
def outlines() -> dict[str, Outline]:
    """All of them, by key."""
    rows = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {key: Outline(key, level, name, region, _point(at), path) for key, level, name, region, at, path in rows}


def of_level(level: str) -> list[Outline]:
    """« region », « area » or « neighbour »."""
    return [one for one in outlines().values() if one.level == level]


def areas_of(region: str) -> list[Outline]:
    """The departments or provinces of a region."""
    return [one for one in outlines().values() if one.region == region]


def _point(text: str) -> Point:
    x, y = text.split()
    return int(x), int(y)
