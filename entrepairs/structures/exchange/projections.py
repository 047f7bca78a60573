"""From metres on a French projection to degrees. Pure; the inverse formulas only, on the ellipsoid GRS 80.

Lambert conformal conic with two standard parallels: J. P. Snyder, « Map Projections – A Working Manual » (USGS
Professional Paper 1395, 1987), eq. 15-9 to 15-11 and 7-9; constants of Lambert-93 from IGN, « Projections
cartographiques conformes coniques » (NTG 71). Transverse Mercator: Snyder, eq. 3-26 and 8-17 to 8-21. RGF 93 and the
overseas systems (RGAF 09, RGFG 95, RGR 92, RGM 04, RGSPM 06) are WGS 84 to less than a metre: no change of datum."""

from functools import cache
from math import atan, atan2, cos, degrees, exp, hypot, log, pi, radians, sin, sqrt, tan

Degrees = tuple[float, float]

A = 6_378_137.0
F = 1 / 298.257222101
E2 = F * (2 - F)
E = sqrt(E2)

LAMBERT_93 = frozenset({2154, 9793, 9794})
UTM_NORTH = {
    5490: 20,  # RGAF09, Antilles
    32620: 20,
    4559: 20,  # RRAF 1991
    2972: 22,  # RGFG95, Guyane
    32622: 22,
    4467: 21,  # RGSPM06, Saint-Pierre-et-Miquelon
}
UTM_SOUTH = {
    2975: 40,  # RGR92, La Réunion
    32740: 40,
    4471: 38,  # RGM04, Mayotte
    32738: 38,
    32701: 1,  # Wallis-et-Futuna
}


def to_degrees(epsg: int, x: float, y: float) -> Degrees | None:
    """Latitude and longitude of a point in metres; None when the projection is not one of those above."""
    if epsg in LAMBERT_93:
        return lambert_93(x, y)
    if epsg in UTM_NORTH:
        return utm(x, y, UTM_NORTH[epsg], north=True)
    if epsg in UTM_SOUTH:
        return utm(x, y, UTM_SOUTH[epsg], north=False)
    return None


def lambert_93(x: float, y: float) -> Degrees:
    """EPSG:2154. Standard parallels 44° and 49°, origin 46.5° N 3° E at (700,000 m; 6,600,000 m)."""
    n, c, r0 = _lambert_constants()
    east, north = x - 700_000, r0 - (y - 6_600_000)
    isometric = -log(hypot(east, north) / c) / n
    return degrees(_latitude(isometric)), 3 + degrees(atan2(east, north) / n)


@cache
def _lambert_constants() -> tuple[float, float, float]:
    """n, c and the radius of the parallel of origin."""
    lat1, lat2, lat0 = radians(44), radians(49), radians(46.5)
    m1, m2 = _m(lat1), _m(lat2)
    n = (log(m1) - log(m2)) / (_isometric(lat2) - _isometric(lat1))
    c = A * m1 / n * exp(n * _isometric(lat1))
    return n, c, c * exp(-n * _isometric(lat0))


def _m(lat: float) -> float:
    return cos(lat) / sqrt(1 - E2 * sin(lat) ** 2)


def _isometric(lat: float) -> float:
    return log(tan(pi / 4 + lat / 2) * ((1 - E * sin(lat)) / (1 + E * sin(lat))) ** (E / 2))


def _latitude(isometric: float) -> float:
    """Latitude (radians) of an isometric latitude: fixed point, to 1e-12 rad (0.006 mm)."""
    lat = 2 * atan(exp(isometric)) - pi / 2
    for _ in range(12):
        sine = E * sin(lat)
        lat = 2 * atan(((1 + sine) / (1 - sine)) ** (E / 2) * exp(isometric)) - pi / 2
    return lat


def utm(x: float, y: float, zone: int, *, north: bool) -> Degrees:
    """Transverse Mercator of a UTM zone: scale 0.9996, false easting 500,000 m, 10,000,000 m northing in the south."""
    k0, ep2 = 0.9996, E2 / (1 - E2)
    lat1 = _footprint((y if north else y - 10_000_000) / k0)
    c, t = ep2 * cos(lat1) ** 2, tan(lat1) ** 2
    root = sqrt(1 - E2 * sin(lat1) ** 2)
    n, r = A / root, A * (1 - E2) / root**3
    d = (x - 500_000) / (n * k0)
    third = (5 + 3 * t + 10 * c - 4 * c**2 - 9 * ep2) * d**4 / 24
    fourth = (61 + 90 * t + 298 * c + 45 * t**2 - 252 * ep2 - 3 * c**2) * d**6 / 720
    lat = lat1 - n * tan(lat1) / r * (d**2 / 2 - third + fourth)
    fifth = (5 - 2 * c + 28 * t - 3 * c**2 + 8 * ep2 + 24 * t**2) * d**5 / 120
    lon = (d - (1 + 2 * t + c) * d**3 / 6 + fifth) / cos(lat1)
    return degrees(lat), zone * 6 - 183 + degrees(lon)


def _footprint(meridian: float) -> float:
    """Latitude (radians) of a length of meridian from the equator, in metres."""
    e1 = (1 - sqrt(1 - E2)) / (1 + sqrt(1 - E2))
    mu = meridian / (A * (1 - E2 / 4 - 3 * E2**2 / 64 - 5 * E2**3 / 256))
    return (
        mu
        + (3 * e1 / 2 - 27 * e1**3 / 32) * sin(2 * mu)
        + (21 * e1**2 / 16 - 55 * e1**4 / 32) * sin(4 * mu)
        + 151 * e1**3 / 96 * sin(6 * mu)
        + 1097 * e1**4 / 512 * sin(8 * mu)
    )
