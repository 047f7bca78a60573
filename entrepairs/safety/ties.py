"""Who is close to whom: nobody decides about, or judges, someone they accompany. Apps above say how they know.

ties.add(walk_together)      # in AppConfig.ready: a function of two people, true when a tie holds now"""

from collections.abc import Callable

from entrepairs.people.models import Person

_ties: list[Callable[[Person, Person], bool]] = []


def add(tie: Callable[[Person, Person], bool]) -> None:
    """Adding the same twice is as once."""
    if tie not in _ties:
        _ties.append(tie)


def are_tied(one: Person, other: Person) -> bool:
    return any(tie(one, other) for tie in _ties)
