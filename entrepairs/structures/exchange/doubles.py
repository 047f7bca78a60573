"""The houses that look alike: the same name, within a kilometre, in two lists. Pure."""

from dataclasses import dataclass
from math import cos, radians

from entrepairs.structures.exchange.whereabouts import normal_name

NEAR_KM = 1.0
_KM_A_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Known:
    """A house already there (`key`), or an earlier line of the list (`line`). `lists`: those that name it."""

    lat: float
    lon: float
    lists: tuple[str, ...]
    key: str = ""
    line: int = 0


class Doubles:
    """Every house known so far, by its name as names are compared: by the hash of it, since there may be many."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Known, ...]] = {}

    def add(self, name: str, known: Known) -> None:
        key = hash(normal_name(name))
        self._known[key] = (*self._known.get(key, ()), known)

    def of(self, name: str, lat: float, lon: float, source: str) -> Known | None:
        """The house that this one looks like. Two lines of one list are two houses: the list says so itself."""
        for known in self._known.get(hash(normal_name(name)), ()):
            if source not in known.lists and _near(known, lat, lon):
                return known
        return None


def _near(known: Known, lat: float, lon: float) -> bool:
    """Within a kilometre, on a plane: exact to a metre at this distance."""
    north = (known.lat - lat) * _KM_A_DEGREE
    east = (known.lon - lon) * _KM_A_DEGREE * cos(radians(lat))
    return north * north + east * east <= NEAR_KM**2
