"""What needs a hand in a house now, for who runs it, most pressing first. Each app says its own:
below never names above.

needs.add("agenda:unheld", unheld, order=20)        # in AppConfig.ready: (person, house) → needs
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@dataclass(frozen=True)
class Need:
    """`said`: what is there, in one sentence that names nobody. `do`: what one may do, at `url`."""

    said: str
    do: str
    url: str


Find = Callable[[Person, Structure], Iterable[Need]]
_finds: dict[str, tuple[int, Find]] = {}


def add(name: str, find: Find, *, order: int = 50) -> None:
    """Look for this in every house. Adding the same name again replaces it."""
    _finds[name] = order, find


def found(person: Person, house: Structure) -> list[Need]:
    """What there is to do; often nothing."""
    return [need for _order, find in sorted(_finds.values(), key=lambda one: one[0]) for need in find(person, house)]
