"""Metres on French projections, brought back to degrees."""

from math import asinh, atan2, atanh, cos, cosh, radians, sin, sinh, sqrt

import pytest

from entrepairs.places.distance import great_circle_km
from entrepairs.structures.exchange.projections import A, E, F, to_degrees
from entrepairs.structures.tests.lists import flat_rows, sample


def test_points_in_lambert_93_fall_within_a_metre_of_the_published_degrees():
    degrees = {
        row["finess_et"]: (float(row["latitude"]), float(row["longitude"])) for row in flat_rows() if row["latitude"]
    }
    rows = [line.split(";") for line in sample("finess_etalab_exemple.csv").decode().splitlines()]
    points = {row[1]: (float(row[2]), float(row[3])) for row in rows if row[0] == "geolocalisation"}

    found = {key: to_degrees(2154, *points[key]) for key in points if key in degrees}

    assert len(found) >= 30
    for key, position in found.items():
        assert great_circle_km(position, degrees[key]) * 1000 < 1, key


@pytest.mark.parametrize(
    ("epsg", "zone", "place"),
    [
        (5490, 20, (16.2412, -61.5334)),  # Pointe-à-Pitre
        (5490, 20, (14.6160, -61.0588)),  # Fort-de-France
        (2972, 22, (4.9372, -52.3260)),  # Cayenne
        (2975, 40, (-20.8789, 55.4481)),  # Saint-Denis
        (4471, 38, (-12.7806, 45.2279)),  # Mamoudzou
        (4467, 21, (46.7791, -56.1773)),  # Saint-Pierre
    ],
)
def test_points_of_the_overseas_zones_come_back_within_a_centimetre(epsg, zone, place):
    x, y = utm_of(*place, zone)

    found = to_degrees(epsg, x, y if place[0] > 0 else y + 10_000_000)

    assert great_circle_km(found, place) * 1000 < 0.01


def test_a_projection_that_we_do_not_know_gives_no_point():
    assert to_degrees(27572, 600_000, 2_200_000) is None


def utm_of(lat: float, lon: float, zone: int) -> tuple[float, float]:
    """Degrees to metres by another way than ours: Krüger's series (1912), to the third order, false northing nought."""
    n = F / (2 - F)
    radius = A / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    alpha = (n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240)
    phi, away = radians(lat), radians(lon - (zone * 6 - 183))
    t = sinh(atanh(sin(phi)) - E * atanh(E * sin(phi)))
    xi, eta = atan2(t, cos(away)), asinh(sin(away) / sqrt(t**2 + cos(away) ** 2))
    east = eta + sum(a * cos(2 * j * xi) * sinh(2 * j * eta) for j, a in enumerate(alpha, 1))
    north = xi + sum(a * sin(2 * j * xi) * cosh(2 * j * eta) for j, a in enumerate(alpha, 1))
    return 500_000 + 0.9996 * radius * east, 0.9996 * radius * north
