"""An open circle of the house, and a thread that Bruno has begun in it; a watch of three that is there by day."""

from collections.abc import Callable
from datetime import time

import pytest

from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.tests.talking import NOON, begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.people.models import Administrator, Person
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.tests.watched import watching
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role, Structure


@pytest.fixture
def circle(house: Structure, elena: Person) -> Circle:
    return circle_of(house, elena)


@pytest.fixture
def thread(circle: Circle, bruno: Person) -> Thread:
    return begun(circle, bruno)


@pytest.fixture
def first(circle: Circle, bruno: Person) -> Post:
    """The beginning of a thread, ordinary words of Bruno, at noon."""
    with at(NOON):
        return begun(circle, bruno, "Le chat dort.").posts.get()


@pytest.fixture
def noa(person: Callable[[str], Person], house: Structure, elena: Person) -> Person:
    """Of the team of the circle, with Elena."""
    one = person("Noa")
    accept_role(give_role(house, one, Role.Name.FACILITATOR, by=elena), by=one)
    return one


@pytest.fixture
def watch(driss: Person, claire: Person, elena: Person) -> tuple[Person, Person]:
    """Two who watch."""
    for one in (driss, claire):
        watching(one, by=elena)
    return driss, claire


@pytest.fixture
def vase(thread: Thread, aicha: Person) -> Post:
    """An answer that says nothing grave."""
    return said_in(thread, aicha, "Un vase.")


@pytest.fixture
def night_team(person: Callable[[str], Person], elena: Person) -> list[Person]:
    """Ada, Bela and Cleo, from 9 to 21, nobody on call: at `talking.NIGHT`, the watch is closed."""
    ines = person("Inès")
    Administrator.objects.create(person=ines)
    set_watch_week({day: [(time(9), time(21))] for day in range(7)}, by=ines)
    return [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo")]
