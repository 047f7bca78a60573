"""Which house looks after a request: the nearest one to where the person lives, or the first one. Pure."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from entrepairs.places.communes import Commune, find
from entrepairs.places.distance import distance_km


class Located(Protocol):
    """`commune`: a key of entrepairs.places, perhaps of a commune that no longer exists."""

    @property
    def commune(self) -> str: ...


House = TypeVar("House", bound=Located)
FAR_KM = 25_000


def house_for(houses: Sequence[House], commune: str = "") -> House | None:
    """The nearest of `houses` to this commune; the first one when nobody said where. None without any house.

    A house whose commune is unknown comes last; equal distances keep the order given."""
    home = find(commune) if commune else None
    if home is None:
        return houses[0] if houses else None
    return min(houses, key=lambda house: _km(home, find(house.commune)), default=None)


def _km(home: Commune, place: Commune | None) -> int:
    return distance_km(home, place) if place else FAR_KM
