"""An open circle of the house, and a thread that Bruno has begun in it."""

import pytest

from entrepairs.community.models import Circle, Thread
from entrepairs.community.tests.talking import begun, circle_of
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@pytest.fixture
def circle(house: Structure, elena: Person) -> Circle:
    return circle_of(house, elena)


@pytest.fixture
def thread(circle: Circle, bruno: Person) -> Thread:
    return begun(circle, bruno)
