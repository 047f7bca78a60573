"""The flat map: Mercator, whose shapes are true at every latitude. Pure.

Its unit is a thousandth of a degree of longitude (about 75 m in France); y grows to the south, as on a screen."""

from math import atan, degrees, exp, log, pi, radians, tan

Point = tuple[int, int]
UNIT = 1000


def flat(lat: float, lon: float) -> Point:
    """Where a point (degrees WGS 84) is drawn."""
    return round(lon * UNIT), -round(degrees(log(tan(pi / 4 + radians(lat) / 2))) * UNIT)


def round_earth(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of what is drawn there."""
    return degrees(2 * atan(exp(radians(-y / UNIT))) - pi / 2), x / UNIT
