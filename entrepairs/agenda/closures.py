"""Days when the place of a gathering is closed: said to who plans it, never refused."""

from collections.abc import Iterable

from entrepairs.agenda.models import Gathering
from entrepairs.structures.models import OpeningException, Structure
from entrepairs.structures.opening_words import unusual

FEW = 3
"""As many closures as one message says."""


class Closures:
    """The days to come when the places of a house are closed. One query."""

    def __init__(self, house: Structure) -> None:
        closed = OpeningException.objects.filter(place__structure=house, place__closed_on=None, since=None)
        rows = closed.filter(last_day__gte=house.today).select_related("place").order_by("first_day", "place__rank")
        self._rows = list(rows)

    @property
    def coming(self) -> list[str]:
        """Those of the main place: « Fermé du lundi 21 au jeudi 31 décembre (congés) »."""
        return [unusual(one) for one in self._rows if one.place.rank == 0]

    def of(self, row: Gathering) -> str:
        """Why its place is closed that day; empty when it is not, or when one does not come on site."""
        if not row.is_on_site or row.is_cancelled:
            return ""
        day = row.wall_time.date()
        held = (one for one in self._rows if row.place_id in (None, one.place_id) and one.first_day <= day)
        found = next((one for one in held if day <= one.last_day and (row.place_id or one.place.rank == 0)), None)
        return unusual(found) if found else ""

    def over(self, rows: Iterable[Gathering]) -> list[str]:
        """The same for many, each once, the first ones."""
        return list(dict.fromkeys(said for row in rows if (said := self.of(row))))[:FEW]
