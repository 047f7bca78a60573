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
    """A house that is there: what the list had said of it (nothing when it is another list), what it says now."""

    structure: UUID
    before: Values
    now: Values


def present(rows: Iterable[Listed]) -> dict[tuple[str, str], Present]:
    """By (source, key), the houses that are already there. Four queries, however many rows."""
    asked = {(row.source, row.external_id) for row in rows}
    lists, keys = {name for name, _key in asked}, {key for _name, key in asked}
    found = Source.objects.filter(name__in=lists, external_id__in=keys, structure__arriving=None)
    houses = Prefetch("structure", Structure.objects.prefetch_related(*_around()))
    kept = [one for one in found.prefetch_related(houses) if (one.name, one.external_id) in asked]
    return {
        (one.name, one.external_id): Present(one.structure_id, one.values, values_of(one.structure)) for one in kept
    }


def of_houses(keys: Iterable[UUID]) -> dict[UUID, Values]:
    """What is here of these houses."""
    rows = Structure.objects.filter(pk__in=list(keys)).prefetch_related(*_around())
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
