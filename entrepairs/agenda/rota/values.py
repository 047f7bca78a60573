"""What a planning is made of: permanences, people, what they said, and who holds what."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

Seat = tuple[int, int]
"""A person and a permanence: indices of `Problem.people` and `Problem.slots`."""
Roster = frozenset[Seat]
Duo = tuple[int, int]
"""Two people, the lower index first."""
REST = 11 * 60
"""Minutes between the end of one permanence and the start of the next one: an evening, then no early morning."""


class Level(IntEnum):
    """LEARNING: never alone. EXPERIENCED: the others can lean on them."""

    LEARNING = 0
    USUAL = 1
    EXPERIENCED = 2


@dataclass(frozen=True)
class Slot:
    """A permanence. `starts`, `ends`: minutes from one origin, the same for all. `day`, `week`: numbers, on the clock
    of the house. `least`: fewer than that and it is not really held; `seats`: how many at best. `guided`: someone
    experienced must be there."""

    starts: int
    ends: int
    day: int
    week: int
    least: int
    seats: int
    guided: bool = True


@dataclass(frozen=True)
class Volunteer:
    """`can`: permanences that they said they could hold; `likes`: those they would rather. `most`: how many a week, as
    they chose. `owed`: seats that they should have beyond their share, or below it, from the months before."""

    level: Level
    most: int
    can: frozenset[int]
    likes: frozenset[int] = frozenset()
    owed: int = 0


@dataclass(frozen=True)
class Problem:
    """`held`: seats that people took by themselves: they stay, whatever the limits. `apart`: two people who are never
    placed together; `together`: two who would like to be."""

    slots: tuple[Slot, ...]
    people: tuple[Volunteer, ...]
    held: Roster = frozenset()
    apart: frozenset[Duo] = frozenset()
    together: frozenset[Duo] = frozenset()
    rest: int = REST

    @property
    def seats(self) -> int:
        """How many seats there are in all."""
        return sum(slot.seats for slot in self.slots)

    def possible(self) -> list[Seat]:
        """Seats that somebody holds or said they could, in order."""
        said = {(who, slot) for who, one in enumerate(self.people) if one.most for slot in one.can}
        return sorted(said | self.held)


def duo(one: int, other: int) -> Duo:
    return (one, other) if one < other else (other, one)


def at_slot(roster: Iterable[Seat], slot: int) -> list[int]:
    """Who holds it, in order."""
    return sorted(who for who, where in roster if where == slot)


def of_person(roster: Iterable[Seat], person: int) -> list[int]:
    """The permanences that they hold, in order."""
    return sorted(slot for who, slot in roster if who == person)
