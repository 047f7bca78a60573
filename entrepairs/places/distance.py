"""How far two communes are, as the crow flies, and how we say it."""

from math import asin, ceil, cos, radians, sin, sqrt

from entrepairs.places.communes import Commune, Position

EARTH_RADIUS_KM = 6371.0088
BANDS_KM = (5, 10, 20, 30, 50, 100, 200)


def great_circle_km(one: Position, other: Position) -> float:
    """Kilometres between two (latitude, longitude) in degrees, on a sphere (haversine, error ≤ 0.5 %)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def whole_km(one: Position, other: Position) -> int:
    """Whole kilometres, rounded up: never closer on screen than on the ground. Centre to centre."""
    return ceil(great_circle_km(one, other))


def distance_km(one: Commune, other: Commune) -> int:
    """Whole kilometres, rounded up, between the centres of two communes; 0 within one commune."""
    return whole_km(one.position, other.position)


def distance_band(km: float) -> int | None:
    """The smallest band that holds this distance: « à moins de 20 km ». None beyond 200 km."""
    return next((band for band in BANDS_KM if km < band), None)
