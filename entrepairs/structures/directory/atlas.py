"""The sheets of the map: France and Belgium, a region, a department or province. All is plain links."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from entrepairs.places.outlines import Frame, Outline, areas_of, of_level, outlines
from entrepairs.places.text import fold
from entrepairs.structures.directory.form import IN_ADDRESS
from entrepairs.structures.directory.marks import SQUARES, Mark, by_area, marks, within
from entrepairs.structures.models import Place

MARGIN = 0.05
LARGE_SHEET, SMALL_SHEET = 0.072, 0.3
"""How wide a mark is on the sheet of France and Belgium, and on that of a region overseas."""


@dataclass(frozen=True)
class Shape:
    """An area that one can go into: its outline, how many places are in it, where it leads."""

    outline: Outline
    count: int
    url: str


@dataclass(frozen=True)
class Dot:
    """A mark, and where it leads: to the house, to the map of its department, to the list around its commune."""

    mark: Mark
    url: str


@dataclass(frozen=True)
class Sheet:
    """One drawing. `dots`: none where `shapes` count. `share`: of its longer side, how wide a mark is."""

    frame: Frame
    around: list[Outline]
    shapes: list[Shape]
    dots: list[Dot]
    share: float = 0.92 / SQUARES

    @property
    def small_radius(self) -> int:
        """Of a mark of one place."""
        return round(self.radius * 0.62)

    @property
    def radius(self) -> int:
        """Of a mark of several places, in units of the map."""
        return round(max(self.frame.width, self.frame.height) * self.share / 2)


def whole(rows: QuerySet[Place], asked: QueryDict) -> list[Sheet]:
    """France and Belgium, then a small sheet for each region overseas."""
    counts, regions = _by_region(by_area(rows)), of_level("region")
    mainland = [one for one in regions if not one.is_overseas]
    far = [[one] for one in regions if one.is_overseas]
    return [_counted(group, counts, asked) for group in (mainland, *far)]


def region(outline: Outline, rows: QuerySet[Place], asked: QueryDict) -> Sheet:
    """Its departments or provinces, and marks that lead to their maps."""
    frame = outline.frame.wider(MARGIN)
    counts = by_area(within(rows, frame))
    shapes = _shapes(areas_of(outline.key), counts, asked)
    return Sheet(frame, _around(frame, shapes), shapes, [_dot(one, asked, zooms=True) for one in marks(rows, frame)])


def area(outline: Outline, rows: QuerySet[Place], asked: QueryDict) -> Sheet:
    """One department or province, and marks that lead to houses, or to the list around a commune."""
    frame = outline.frame.wider(MARGIN)
    shapes = [Shape(outline, 0, "")]
    return Sheet(frame, _around(frame, shapes), shapes, [_dot(one, asked, zooms=False) for one in marks(rows, frame)])


def address(key: str, asked: QueryDict) -> str:
    """Of the sheet of that outline, for the same search."""
    return with_search(reverse("structures:map_of", args=[key]), asked)


def leads_to(outline: Outline) -> Outline:
    """A region that is one department or province only is that one."""
    inside = areas_of(outline.key)
    return inside[0] if len(inside) == 1 else outline


def _counted(regions: list[Outline], counts: Counter[str], asked: QueryDict) -> Sheet:
    frame = _together(regions).wider(MARGIN / 2)
    shapes = _shapes(regions, counts, asked)
    around = [one for one in of_level("neighbour") if one.frame.meets(frame)]
    return Sheet(frame, around, shapes, [], share=SMALL_SHEET if len(regions) == 1 else LARGE_SHEET)


def _shapes(drawn: list[Outline], counts: Counter[str], asked: QueryDict) -> list[Shape]:
    """In alphabetical order."""
    named = sorted(drawn, key=lambda one: fold(one.name))
    return [Shape(one, counts[one.key], address(leads_to(one).key, asked)) for one in named]


def _around(frame: Frame, shapes: list[Shape]) -> list[Outline]:
    drawn = {shape.outline.key for shape in shapes}
    others = [*of_level("neighbour"), *of_level("area")]
    return [one for one in others if one.key not in drawn and one.frame.meets(frame)]


def _dot(mark: Mark, asked: QueryDict, *, zooms: bool) -> Dot:
    if mark.house:
        return Dot(mark, reverse("structures:house", args=[mark.house]))
    key = f"{mark.commune.country}-{mark.commune.area}".lower()
    if zooms and key in outlines():
        return Dot(mark, address(key, asked))
    around = asked.copy()
    around["commune"], around[IN_ADDRESS["km"]] = mark.commune.label, "5"
    return Dot(mark, with_search(reverse("structures:directory"), around))


def with_search(path: str, asked: QueryDict) -> str:
    """An address, for the same search from its first page."""
    kept = asked.copy()
    kept.pop("page", None)
    return f"{path}?{kept.urlencode()}" if kept else path


def _by_region(counts: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for key, count in counts.items():
        if key in outlines():
            found[outlines()[key].region] += count
    return found


def _together(drawn: Iterable[Outline]) -> Frame:
    frames = [one.frame for one in drawn]
    west, north = min(one.x for one in frames), min(one.y for one in frames)
    east, south = max(one.x + one.width for one in frames), max(one.y + one.height for one in frames)
    return Frame(west, north, east - west, south - north)
