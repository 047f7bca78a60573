"""What is around a point of the map: a box that an index can read, a distance that a database can order by. Pure.

The distance is that of a flat map drawn around the point: within 50 km and below 60° of latitude it is that of the
sphere (`places.distance`) to one part in a thousand, and takes nothing but sums and products."""

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any

from entrepairs.places.communes import Position
from entrepairs.places.distance import EARTH_RADIUS_KM

KM_A_DEGREE = radians(1) * EARTH_RADIUS_KM


@dataclass(frozen=True)
class Around:
    """Within `km` of a point (degrees WGS 84). Not for the poles, nor across the meridian of 180°."""

    lat: float
    lon: float
    km: float

    @property
    def latitudes(self) -> Position:
        """From south to north."""
        reach = self.km / KM_A_DEGREE
        return self.lat - reach, self.lat + reach

    @property
    def longitudes(self) -> Position:
        """From west to east: wide enough on the side of the pole."""
        reach = self.km / KM_A_DEGREE / cos(radians(max(map(abs, self.latitudes))))
        return self.lon - reach, self.lon + reach

    def squared_km(self, lat: Any, lon: Any) -> Any:
        """Square of the distance to (lat, lon): numbers, or columns of a database."""
        north, east = (lat - self.lat) * KM_A_DEGREE, (lon - self.lon) * KM_A_DEGREE
        narrowed = cos(radians(self.lat)) - (lat - self.lat) * (sin(radians(self.lat)) * radians(1) / 2)
        across = east * narrowed
        return north * north + across * across
