"""What the list says of each place found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, prefetch_related_objects

from entrepairs.people import languages
from entrepairs.places.communes import Commune, find
from entrepairs.places.distance import distance_band
from entrepairs.structures.models import OpeningException, Place, Structure
from entrepairs.structures.opening_words import opening_sentence

AHEAD = timedelta(days=15)
"""As far as one says when a place opens; a day more on each side, for every clock of the world."""


@dataclass(frozen=True)
class Line:
    """`band`: kilometres below which it is, from the centre of the commune searched; None when none was."""

    place: Place
    opening: str
    band: int | None

    @property
    def house(self) -> Structure:
        return self.place.structure

    @property
    def commune(self) -> Commune | None:
        return find(self.place.commune)

    @property
    def languages(self) -> str:
        return ", ".join(languages.labels(self.house.languages))

    @property
    def has_hours(self) -> bool:
        """Whether anybody ever said when it opens."""
        return bool(self.place.opening_rules.all() or self.place.opening_exceptions.all())

    @property
    def lives_here(self) -> bool:
        return self.house.opened_at is not None


def lines(places: Iterable[Place], moment: datetime) -> list[Line]:
    """Two queries for all of them. `moment`: aware."""
    today = moment.date()
    near = OpeningException.objects.filter(last_day__gte=today - timedelta(days=1), first_day__lte=today + AHEAD)
    places = list(places)
    prefetch_related_objects(places, "opening_rules", Prefetch("opening_exceptions", near))
    return [Line(place, said_opening(place, moment), _band(place)) for place in places]


def said_opening(place: Place, moment: datetime) -> str:
    """Whether its door is open, on its own clock."""
    wall = moment.astimezone(ZoneInfo(place.zone)).replace(tzinfo=None)
    return opening_sentence(wall, list(place.opening_rules.all()), list(place.opening_exceptions.all()))


def _band(place: Place) -> int | None:
    squared_km = getattr(place, "squared_km", None)
    return None if squared_km is None else distance_band(sqrt(squared_km))
