"""Make data/outlines.tsv from the published outlines; when a region or a province changes.

    python -m entrepairs.places.compiling_outlines contours_fr_be.topojson

Its objects and its sources are in data/PROVENANCE.md. What two areas share is one arc, thinned once: no gap between."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from entrepairs.places.mercator import Point, flat

Arc = list[Point]
FINE, COARSE = 3, 22
"""How far a drawn line may be from the true one, in units of the drawing (a thousandth of a degree)."""
SMALLEST = 40
"""Islands less wide than so many units are not drawn."""
KINDS = {"fr_departements": "FR-", "be_provinces": "BE-"}


def compile_outlines(source: Path) -> list[str]:
    """The lines of outlines.tsv: key, level, name, key of its region, point to write at, path. Sorted."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    fine, coarse = (_arcs(topology, most) for most in (FINE, COARSE))
    objects = {name: one["geometries"] for name, one in topology["objects"].items()}
    lines = list(_regions(objects, coarse))
    for kind, country in KINDS.items():
        lines += [_area(country, one, fine) for one in objects[kind]]
    lines += [_line(f"voisin-{n}", "neighbour", "", "", [one], coarse) for n, one in enumerate(objects["voisins"])]
    return sorted(lines)


def _regions(objects: dict[str, Any], arcs: list[Arc]) -> Iterator[str]:
    for one in objects["fr_regions"]:
        said = one["properties"]
        yield _line(f"FR-R{said['region']}", "region", said["region_name"], "", [one], arcs)
    belgian: dict[str, list[Any]] = {}
    for one in objects["be_provinces"]:
        belgian.setdefault(one["properties"]["region"], []).append(one)
    for key, provinces in belgian.items():
        name = provinces[0]["properties"]["region_name"]
        yield _line(f"BE-R{key}", "region", name, "", provinces, arcs)


def _area(country: str, geometry: Any, arcs: list[Arc]) -> str:
    said = geometry["properties"]
    return _line(f"{country}{said['code']}", "area", said["name"], f"{country}R{said['region']}", [geometry], arcs)


def _line(key: str, level: str, name: str, region: str, geometries: Iterable[Any], arcs: list[Arc]) -> str:
    rings = [ring for geometry in geometries for ring in _rings(geometry, arcs)]
    kept = [ring for ring in rings if _width(ring) > SMALLEST] or rings
    x, y = _middle(max(kept, key=lambda ring: abs(_surface(ring))))
    return "\t".join([key.lower(), level, name.replace("'", "’"), region.lower(), f"{x} {y}", _path(kept)])


def _rings(geometry: Any, arcs: list[Arc]) -> Iterator[Arc]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        for ring in polygon:
            points = [point for number in ring for point in _run(arcs, number)]
            yield [point for n, point in enumerate(points) if point != points[n - 1]] or points[:1]


def _run(arcs: list[Arc], number: int) -> Arc:
    """An arc, backwards when its number is negative (TopoJSON)."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _arcs(topology: Any, most: float) -> list[Arc]:
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x, y, points = 0, 0, []
        for right, up in arc:
            x, y = x + right, y + up
            points.append(flat(y * height + south, x * width + west))
        found.append(_thinned(points, most))
    return found


def _thinned(points: Arc, most: float) -> Arc:
    """Douglas and Peucker: the ends stay, and whatever is further than `most` from the line between."""
    if len(points) < 3:
        return points
    far, at = max((_distance(point, points[0], points[-1]), n) for n, point in enumerate(points[1:-1], 1))
    if far <= most:
        return [points[0], points[-1]]
    return _thinned(points[: at + 1], most)[:-1] + _thinned(points[at:], most)


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (dx, dy) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    length = float(dx * dx + dy * dy)
    along = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return float(((x - along * dx) ** 2 + (y - along * dy) ** 2) ** 0.5)


def _width(ring: Arc) -> int:
    across = [x for x, _y in ring]
    return max(across) - min(across)


def _surface(ring: Arc) -> float:
    return sum(x * ring[n - 1][1] - ring[n - 1][0] * y for n, (x, y) in enumerate(ring)) / 2


def _middle(ring: Arc) -> Point:
    """Centre of gravity."""
    six = _surface(ring) * 6
    across = sum((x + ring[n - 1][0]) * (x * ring[n - 1][1] - ring[n - 1][0] * y) for n, (x, y) in enumerate(ring))
    down = sum((y + ring[n - 1][1]) * (x * ring[n - 1][1] - ring[n - 1][0] * y) for n, (x, y) in enumerate(ring))
    return round(across / six), round(down / six)


def _path(rings: Iterable[Arc]) -> str:
    """SVG: each ring from its first point, then by steps; written as short as it can be."""
    drawn = []
    for ring in rings:
        steps = [(x - ring[n][0], y - ring[n][1]) for n, (x, y) in enumerate(ring[1:])]
        drawn.append(f"M{ring[0][0]} {ring[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z")
    return "".join(drawn)


if __name__ == "__main__":
    target = Path(__file__).parent / "data" / "outlines.tsv"
    target.write_text("\n".join(compile_outlines(Path(sys.argv[1]))) + "\n", encoding="utf-8")
