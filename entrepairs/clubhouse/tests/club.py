"""A Clubhouse for tests, made by the real actions."""

from typing import Any
from uuid import uuid4

from entrepairs.agenda.tests.gathered import member
from entrepairs.clubhouse.actions.board import write_task
from entrepairs.clubhouse.actions.employments import add_step, begin_employment, share_employment
from entrepairs.clubhouse.actions.reach_outs import agree_to_news
from entrepairs.clubhouse.actions.records import answer, begin_record, write_record
from entrepairs.clubhouse.actions.screens import open_screen
from entrepairs.clubhouse.actions.units import add_weekly, open_unit
from entrepairs.clubhouse.models import Employment, Part, Record, Screen, Task, Unit
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.people.models import Person
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Role, Structure


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


def page_of(
    person: Person,
    club: Structure,
    other: Person,
    *,
    text: str,
    title: str = "Une page",
    sign: bool = False,
    agreed: bool = True,
) -> Record:
    """A page that `person` begins with `other`, who said yes, and its first text."""
    page = begin_record(club, uuid4(), title, other, by=person)
    if agreed:
        answer(page, True, by=other)
    page = Record.objects.get(pk=page.pk)
    write_record(page, text, 0, sign=sign, by=person)
    return page


def project_of(person: Person, club: Structure, *, title: str = "La librairie", step: str = "") -> Employment:
    """A project of work, and perhaps a step."""
    project = begin_employment(club, uuid4(), Employment.Kind.TRANSITIONAL, title, by=person)
    if step:
        add_step(project, uuid4(), step, by=person)
    return project


PRIVATE = {
    "page": "trois matins derrière le comptoir en zinc",
    "page title": "mon printemps de tournesols",
    "news": "sonnez deux fois puis parlez du chat",
    "work": "deux jours chez la relieuse du passage",
    "work step": "demander la blouse à carreaux",
}
"""What Bruno writes, for the tests that look for it where it must not be."""


def rows_of_a_club(coordinator: Person, one: Person, other: Person) -> dict[str, Any]:
    """A Clubhouse of which `one` is a member and `other` facilitates, and a row of each kind."""
    club = opened_club(coordinator, one)
    member(club, other, by=coordinator, name=Role.Name.FACILITATOR)
    task = written(club, by=one)
    weekly = add_weekly(club_kitchen(club, by=one), today_in(club).weekday(), "Le menu", part=Part.MORNING, by=one)
    open_screen(club, by=one)
    agree_to_news(club, after_days=14, way="telephone", words=PRIVATE["news"], by=one)
    project = project_of(one, club, title=PRIVATE["work"], step=PRIVATE["work step"])
    share_employment(project, other, by=one)
    return {
        "club": club,
        "task": task,
        "weekly": weekly,
        "screen": Screen.objects.get(),
        "page": page_of(one, club, other, text=PRIVATE["page"], title=PRIVATE["page title"]),
        "employment": project,
        "stage": project.steps.get(),
    }
