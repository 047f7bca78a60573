"""A house that is there, changed by a line: only what the comparison said, and that someone agreed to."""

from datetime import datetime
from typing import Any

from entrepairs.structures.importing.drawing import experiences_of, rules_of, source_of
from entrepairs.structures.importing.present import OF_PLACE, OF_STRUCTURE
from entrepairs.structures.models import ImportLine, OpeningRule, Place, Structure, StructureExperience


def change(line: ImportLine, house: Structure, place: Place | None, at: datetime) -> None:
    """Write the second value of each change of the line. `place`: the main one of the house."""
    then = {name: pair[1] for name, pair in line.changes.items()}
    _write(house, then, (*OF_STRUCTURE, "commune", "languages"), changed_at=at)
    if place is not None:
        _write(place, then, OF_PLACE)
        if "hours" in then:
            OpeningRule.objects.filter(place=place).delete()
            OpeningRule.objects.bulk_create(rules_of(then, place))
    if "source" in then:
        source_of(line, house.pk, at).save(force_insert=True)
    if "experiences" in then:
        StructureExperience.objects.filter(structure=house).delete()
        StructureExperience.objects.bulk_create(experiences_of(then, house))


def _write(row: Structure | Place, then: dict[str, Any], names: tuple[str, ...], **more: Any) -> None:
    """The fields among `names` that change; the folded name goes with the name."""
    fields = {name: then[name] for name in names if name in then} | more
    for name, value in fields.items():
        setattr(row, name, value)
    if fields:
        row.save(update_fields=[*fields, *(["plain_name"] if "name" in fields else [])])
