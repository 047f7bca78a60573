"""A Clubhouse for tests, made by the real actions."""

from typing import Any

from entrepairs.agenda.tests.gathered import member
from entrepairs.clubhouse.actions.board import write_task
from entrepairs.clubhouse.actions.screens import open_screen
from entrepairs.clubhouse.actions.units import add_weekly, open_unit
from entrepairs.clubhouse.models import Part, Screen, Task, Unit
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.people.models import Person
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure


def opened_club(coordinator: Person, *members: Person, name: str = "Le Clubhouse du Lavoir") -> Structure:
    """A Clubhouse that `coordinator` opens, and its members."""
    club = open_structure(name=name, kind=Structure.Kind.CLUBHOUSE, country="FR", commune="FR-21231", by=coordinator)
    for one in members:
        member(club, one, by=coordinator)
    return club


def written(club: Structure, text: str = "Éplucher les pommes", *, by: Person, **how: Any) -> Task:
    """A task of today, in the kitchen."""
    unit = how.pop("unit", None) or club_kitchen(club, by=by)
    return write_task(club, today_in(club), text, unit=unit, **({"part": Part.MORNING} | how), by=by)


def club_kitchen(club: Structure, *, by: Person) -> Unit:
    """The kitchen, opened when it is not."""
    return Unit.objects.open().filter(structure=club).first() or open_unit(club, "Cuisine", "le midi", by=by)


def rows_of_a_club(coordinator: Person, one: Person, other: Person) -> dict[str, Any]:
    """A Clubhouse of these two members, and a row of each kind."""
    club = opened_club(coordinator, one, other)
    task = written(club, by=one)
    weekly = add_weekly(club_kitchen(club, by=one), today_in(club).weekday(), "Le menu", part=Part.MORNING, by=one)
    open_screen(club, by=one)
    return {"club": club, "task": task, "weekly": weekly, "screen": Screen.objects.get()}
