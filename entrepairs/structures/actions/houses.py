"""Open a house; change what everybody reads of it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.places.communes import find
from entrepairs.structures.models import Place, Role, Structure, StructureExperience
from entrepairs.structures.rules import may_coordinate


@transaction.atomic
def open_structure(*, name: str, kind: str, country: str, commune: str, team_hours: str = "", by: Person) -> Structure:
    """A new house with its first place, coordinated by the person who opens it."""
    at = now()
    structure = Structure.objects.create(
        name=name, kind=kind, country=country, commune=commune, team_hours=team_hours, opened_at=at, changed_at=at
    )
    place_at_commune(structure)
    Role.objects.create(
        structure=structure, person=by, name=Role.Name.COORDINATOR, given_by=by, given_at=at, accepted_at=at
    )
    journal(by, "structure.opened", structure)
    return structure


def place_at_commune(structure: Structure) -> Place:
    """The main place of a house of which only the commune is known: on the map, at its centre."""
    commune = find(structure.commune)
    if commune is None:
        raise Refused(_("Cette commune n’est pas dans notre liste. Choisissez la commune la plus proche."))
    return Place.objects.create(structure=structure, commune=commune.key, lat=commune.lat, lon=commune.lon)


@transaction.atomic
def change_structure(
    structure: Structure, *, experiences: Sequence[str] | None = None, by: Person, **values: Any
) -> Structure:
    """What everybody reads of the house: its fields by name, and the experiences that it knows well."""
    require(may_coordinate(by, structure))
    for name, value in values.items():
        setattr(structure, name, value)
    structure.changed_at = now()
    structure.save(update_fields=[*values, "plain_name", "changed_at"])
    if experiences is not None:
        StructureExperience.objects.filter(structure=structure).delete()
        StructureExperience.objects.bulk_create(
            StructureExperience(structure=structure, experience=key) for key in experiences
        )
    journal(by, "structure.changed", structure)
    return structure
