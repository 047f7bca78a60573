"""The places of a house: open one, change it, close it. A closed place keeps its hours, for the yearly report."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.places.communes import get
from entrepairs.structures.models import Place, Structure
from entrepairs.structures.rules import may_coordinate


@transaction.atomic
def open_place(structure: Structure, *, by: Person, **values: Any) -> Place:
    """One place more. On the map at the centre of its commune, until someone says exactly where."""
    require(may_coordinate(by, structure))
    Structure.objects.select_for_update(of=("self",)).get(pk=structure.pk)
    last = Place.objects.filter(structure=structure).aggregate(last=Max("rank"))["last"]
    centre = get(values["commune"])
    place = Place.objects.create(
        structure=structure, rank=0 if last is None else last + 1, lat=centre.lat, lon=centre.lon, **values
    )
    _changed(structure, "place.opened", place, by)
    return place


@transaction.atomic
def change_place(place: Place, *, by: Person, **values: Any) -> Place:
    """What everybody reads of it. Another commune or address: on the map, back to the centre of the commune."""
    place = Place.objects.select_for_update(of=("self",)).select_related("structure").get(pk=place.pk)
    require(may_coordinate(by, place.structure))
    if any(getattr(place, name) != values[name] for name in ("commune", "address")):
        centre = get(values["commune"])
        values |= {"lat": centre.lat, "lon": centre.lon, "precision": Place.Precision.COMMUNE}
    for name, value in values.items():
        setattr(place, name, value)
    place.save(update_fields=list(values))
    if place.rank == 0:
        Structure.objects.filter(pk=place.structure_id).update(commune=place.commune)
    _changed(place.structure, "place.changed", place, by)
    return place


@transaction.atomic
def close_place(place: Place, *, by: Person) -> None:
    """It is no longer used from today. A house keeps at least one."""
    place = Place.objects.select_for_update(of=("self",)).select_related("structure").get(pk=place.pk)
    require(may_coordinate(by, place.structure))
    others = Place.objects.in_use().filter(structure=place.structure).exclude(pk=place.pk)
    if not others.exists():
        raise Refused(_("C’est le seul lieu de la maison. Ajoutez d’abord le nouveau, puis fermez celui-ci."))
    if place.closed_on is None:
        last = Place.objects.filter(structure=place.structure).aggregate(last=Max("rank"))["last"]
        was_main = place.rank == 0
        Place.objects.filter(pk=place.pk).update(closed_on=place.structure.today, rank=last + 1)
        if was_main:
            _make_main(others.order_by("rank", "pk")[0])
        _changed(place.structure, "place.closed", place, by)


def _make_main(place: Place) -> None:
    Place.objects.filter(pk=place.pk).update(rank=0)
    Structure.objects.filter(pk=place.structure_id).update(commune=place.commune)


def _changed(structure: Structure, verb: str, place: Place, by: Person) -> None:
    Structure.objects.filter(pk=structure.pk).update(changed_at=now())
    journal(by, verb, place)
