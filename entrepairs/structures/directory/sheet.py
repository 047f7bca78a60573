"""The public page of a house: its places, when they are open, where what is said comes from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from entrepairs.places.communes import find
from entrepairs.structures import access
from entrepairs.structures.models import OpeningException, Place, Source, Structure
from entrepairs.structures.opening_words import announced, opening_sentence, week_in_words

ANNOUNCED_AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Shown:
    """A place of the house. `week`: each day of this week and its hours; empty when none was ever said."""

    place: Place
    where: str
    access: list[str]
    opening: str
    week: list[tuple[str, str]]
    announced: list[str]


def places_shown(house: Structure, moment: datetime) -> list[Shown]:
    """Those in use, the main one first. `moment`: aware."""
    today = moment.date()
    unusual = OpeningException.objects.filter(
        last_day__gte=today - timedelta(days=8), first_day__lte=today + ANNOUNCED_AHEAD
    )
    rows = Place.objects.in_use().filter(structure=house).order_by("rank", "pk")
    rows = rows.prefetch_related("opening_rules", Prefetch("opening_exceptions", unusual))
    return [_shown(place, moment) for place in rows]


def _shown(place: Place, moment: datetime) -> Shown:
    wall = moment.astimezone(ZoneInfo(place.zone)).replace(tzinfo=None)
    rules, exceptions = list(place.opening_rules.all()), list(place.opening_exceptions.all())
    has_hours = bool(rules or exceptions)
    return Shown(
        place,
        where(place),
        access.labels(place.access),
        opening_sentence(wall, rules, exceptions) if has_hours else "",
        week_in_words(_monday(wall.date()), rules, exceptions) if has_hours else [],
        [sentence for one in exceptions if (sentence := announced(one, wall.date()))],
    )


def where(place: Place) -> str:
    """« 3 rue des Tilleuls, 21000 Dijon »; only the commune when the address is not said."""
    commune = find(place.commune)
    name = commune.name if commune else ""
    town = f"{place.postal_code} {name}".strip()
    return ", ".join(filter(None, [place.address, town]))


def sources_of(house: Structure) -> list[Source]:
    """The lists that name it, the freshest first."""
    return list(Source.objects.filter(structure=house))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
