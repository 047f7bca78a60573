"""What the directory says now of the houses that a list names, in the words of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from entrepairs.structures.exchange.rows import Listed, Values
from entrepairs.structures.models import OpeningRule, Place, Source, Structure

OF_STRUCTURE = ("name", "kind", "category", "country", "presentation", "audience", "phone", "email", "website")
OF_PLACE = ("commune", "address", "postal_code", "lat", "lon", "precision", "access")


@dataclass(frozen=True)
class Present:
    """A house that is there: what the list had said of it (nothing when it is another list), what it says now (or what
    the list had said, when the list says the same again)."""

    structure: UUID
    before: Values
    now: Values


def present(rows: Iterable[Listed]) -> dict[tuple[str, str], Present]:
    """By (source, key), the houses that are already there. Four queries at most, however many rows. What a house says
    now is read only where the list says something new: the others cannot change."""
    asked = {(row.source, row.external_id): row for row in rows}
    lists, keys = {name for name, _key in asked}, {key for _name, key in asked}
    found = Source.objects.filter(name__in=lists, external_id__in=keys, structure__arriving=None)
    said = found.values_list("name", "external_id", "structure", "values")
    there = {(name, key): (house, values) for name, key, house, values in said if (name, key) in asked}
    news = of_houses(house for one, (house, values) in there.items() if asked[one].values != values)
    return {one: Present(house, values, news.get(house, values)) for one, (house, values) in there.items()}


def of_houses(keys: Iterable[UUID]) -> dict[UUID, Values]:
    """What is here of these houses."""
    wanted = list(keys)
    rows = Structure.objects.filter(pk__in=wanted).prefetch_related(*_around()) if wanted else ()
    return {house.pk: values_of(house) for house in rows}


def _around() -> tuple[Any, ...]:
    return Prefetch("places", Place.objects.filter(rank=0).prefetch_related("opening_rules")), "experiences"


def values_of(house: Structure) -> Values:
    """A house in the words of a list; needs its main place, its rules and its experiences."""
    values: Values = {name: getattr(house, name) for name in OF_STRUCTURE}
    values["languages"] = list(house.languages)
    values["experiences"] = sorted(one.experience for one in house.experiences.all())
    place = next(iter(house.places.all()), None)
    if place is not None:
        values |= {name: getattr(place, name) for name in OF_PLACE}
        values["hours"] = [_slot(rule) for rule in sorted(place.opening_rules.all(), key=_order)]
    return values


def _order(rule: OpeningRule) -> tuple[Any, ...]:
    return rule.weekday, rule.since, rule.until


def _slot(rule: OpeningRule) -> list[Any]:
    """As a list writes it; what a list cannot say makes it another thing."""
    slot = [rule.weekday, f"{rule.since:%H:%M}", f"{rule.until:%H:%M}"]
    more = [rule.week or None, rule.first_day, rule.last_day, rule.how if rule.how != OpeningRule().how else None]
    return slot + [str(one) for one in more if one is not None]
