"""What stands around every page of a house: its name, its pages, on the side where one is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from entrepairs.people.gate import person_of
from entrepairs.places.communes import Commune, find
from entrepairs.structures import doors
from entrepairs.structures.models import TEAM, Structure, coordinated_by, run_by


@dataclass(frozen=True)
class HouseFrame:
    """A house as one page shows it; `tabs` are those of this side; `runs`: this person may go to the other side."""

    house: Structure
    side: doors.Side
    tabs: list[doors.Shown]
    runs: bool

    @property
    def commune(self) -> Commune | None:
        return find(self.house.commune)


def visited(request: HttpRequest, pk: UUID, current: str) -> HouseFrame:
    """Any house, as everybody may see it. 404 when there is none."""
    house = get_object_or_404(Structure, pk=pk)
    person = person_of(request)
    runs = bool(doors.held(person, house) & set(TEAM))
    return HouseFrame(house, "visit", doors.tabs("visit", house, person, current), runs)


def run(request: Any, pk: UUID, current: str) -> HouseFrame:
    """A house whose days this person runs; for anybody else it does not exist (404)."""
    house = get_object_or_404(run_by(request.person), pk=pk)
    return HouseFrame(house, "run", doors.tabs("run", house, request.person, current), runs=True)


def coordinated(request: Any, pk: UUID, current: str) -> HouseFrame:
    """A house that this person coordinates; for anybody else it does not exist (404)."""
    house = get_object_or_404(coordinated_by(request.person), pk=pk)
    return HouseFrame(house, "run", doors.tabs("run", house, request.person, current), runs=True)
