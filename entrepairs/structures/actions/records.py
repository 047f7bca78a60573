"""What a house writes down about itself: its statute, its posts, its conventions, the visits it received."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Convention, Post, Structure, Visit
from entrepairs.structures.rules import may_coordinate

Record = Post | Convention | Visit


@transaction.atomic
def write_statute(structure: Structure, *, by: Person, **values: Any) -> None:
    """`legal_form`, `constituted_on`, `premises`."""
    require(may_coordinate(by, structure))
    Structure.objects.filter(pk=structure.pk).update(**values, changed_at=now())
    journal(by, "structure.changed", structure)


@transaction.atomic
def write_record(record: Record, values: Mapping[str, Any], *, by: Person) -> Record:
    """Keep a new line, or change one. `record`: not saved yet when it is new."""
    require(may_coordinate(by, record.structure))
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    journal(by, f"{record._meta.model_name}.written", record)
    return record


@transaction.atomic
def erase_record(record: Record, *, by: Person) -> None:
    """It was a mistake. What has ended keeps its line, with its last day."""
    require(may_coordinate(by, record.structure))
    journal(by, f"{record._meta.model_name}.erased", record)
    record.delete()
