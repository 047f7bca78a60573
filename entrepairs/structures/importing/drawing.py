"""The rows of the directory that a line of a list becomes, unsaved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from uuid import UUID

from entrepairs.core.bulk import insert
from entrepairs.structures.exchange.rows import Values
from entrepairs.structures.importing.present import OF_PLACE, OF_STRUCTURE
from entrepairs.structures.models import ImportLine, OpeningRule, Place, Source, Structure, StructureExperience


@dataclass
class Drawn:
    """Rows of several houses, table by table, in the order in which they are written."""

    structures: list[Structure] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    experiences: list[StructureExperience] = field(default_factory=list)
    rules: list[OpeningRule] = field(default_factory=list)

    def add(self, line: ImportLine, arriving: UUID, at: datetime) -> None:
        """A new house."""
        said = line.values
        house = Structure(**_said(said, *OF_STRUCTURE, "commune", "languages"), arriving=arriving, changed_at=at)
        place = Place(structure=house, **_said(said, *OF_PLACE), arriving=arriving)
        self.structures.append(house)
        self.places.append(place)
        self.sources.append(source_of(line, house.pk, at))
        self.experiences += experiences_of(said, house)
        self.rules += rules_of(said, place)

    def save(self) -> None:
        for rows in (self.structures, self.places, self.sources, self.experiences, self.rules):
            insert(rows)


def source_of(line: ImportLine, house: UUID, at: datetime) -> Source:
    return Source(
        structure_id=house,
        name=line.source,
        external_id=line.external_id,
        dated=line.dated,
        licence=line.licence,
        values=line.values,
        seen_at=at,
    )


def experiences_of(said: Values, house: Structure) -> Iterator[StructureExperience]:
    for key in said.get("experiences", ()):
        yield StructureExperience(structure=house, experience=key)


def rules_of(said: Values, place: Place) -> Iterator[OpeningRule]:
    for weekday, since, until in said.get("hours", ()):
        times = {"since": time.fromisoformat(since), "until": time.fromisoformat(until)}
        yield OpeningRule(place=place, weekday=weekday, **times)


def _said(said: Values, *names: str) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}
