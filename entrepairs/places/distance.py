"""How far two communes are, as the crow flies, and how we say it."""

from bisect import bisect_left
from functools import cache, lru_cache
from math import asin, cos, pi, radians, sin, sqrt

from entrepairs.places.communes import Commune, Position

EARTH_RADIUS_KM = 6371.0088
HALF_WAY_KM = 20_016
BANDS_KM = (5, 10, 20, 30, 50, 100, 200)


def great_circle_km(one: Position, other: Position) -> float:
    """Kilometres between two (latitude, longitude) in degrees, on a sphere (haversine, error ≤ 0.5 %)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


@lru_cache(maxsize=100_000)
def metres(place: Position) -> tuple[int, int, int]:
    """Where it is from the centre of the earth, in whole metres: distances are then whole numbers, the same in Python,
    in arrays and in a database."""
    lat, lon = map(radians, place)
    radius = EARTH_RADIUS_KM * 1000
    return round(radius * cos(lat) * cos(lon)), round(radius * cos(lat) * sin(lon)), round(radius * sin(lat))


def squared_metres(one: Position, other: Position) -> int:
    """The square of the straight line between both, through the earth."""
    return sum((here - there) ** 2 for here, there in zip(metres(one), metres(other), strict=True))


@cache
def squared_within(km: int) -> int:
    """The largest square, in m², of two places within that distance on the ground."""
    half = min(max(km, 0) / (2 * EARTH_RADIUS_KM), pi / 2)
    return round((2 * EARTH_RADIUS_KM * 1000 * sin(half)) ** 2)


def whole_km(one: Position, other: Position) -> int:
    """Whole kilometres, rounded up: never closer on screen than on the ground, but for a metre. Centre to centre."""
    return bisect_left(range(HALF_WAY_KM), squared_metres(one, other), key=squared_within)


def distance_km(one: Commune, other: Commune) -> int:
    """Whole kilometres, rounded up, between the centres of two communes; 0 within one commune."""
    return whole_km(one.position, other.position)


def distance_band(km: float) -> int | None:
    """The smallest band that holds this distance: « à moins de 20 km ». None beyond 200 km."""
    return next((band for band in BANDS_KM if km < band), None)
