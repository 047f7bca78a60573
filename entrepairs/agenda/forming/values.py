"""What groups are made of: people, those who lead, and the circles that could open."""

from dataclasses import dataclass, field

LEAST, MOST = 6, 10
ONLINE = -1
"""The place of a group at a distance; others are indices of `Pool.places`."""
Pair = tuple[int, int]
Key = tuple[int, int, str, int]
"""Theme, moment, language, place: what makes a circle."""


@dataclass(frozen=True)
class Seeker:
    """Someone who would like a group. `themes`: keys, the dearest first. `moments`: bits of a week. `languages`: codes.
    `online`: at a distance is fine; `spot`, `radius`: where they are and how far they go, in hundreds of metres; None:
    no distance is known. `rooms`: places that they named, whatever the distance. `unwanted`: groups that they were
    offered and did not want. `is_new`: never came to a group."""

    themes: tuple[int, ...]
    moments: int
    languages: frozenset[str]
    online: bool = True
    spot: tuple[int, int] | None = None
    radius: int = 0
    is_new: bool = False
    rooms: frozenset[int] = frozenset()
    unwanted: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Lead:
    """Someone who may lead. `most`: groups at most. `places`: indices where they can be, ONLINE among them or not."""

    themes: frozenset[int]
    moments: int
    languages: frozenset[str]
    places: frozenset[int]
    most: int = 1


@dataclass(frozen=True)
class Pool:
    """`places`: spots of rooms, in hundreds of metres. `apart`: pairs of seekers who are never in one group, the lower
    index first; `unled`: pairs (seeker, lead) likewise."""

    seekers: tuple[Seeker, ...]
    leads: tuple[Lead, ...]
    places: tuple[tuple[int, int], ...] = ()
    apart: frozenset[Pair] = frozenset()
    unled: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Circle:
    """A group that could be. `moment`: a bit number. `people`, `leads`: indices of who could be in it."""

    theme: int
    moment: int
    language: str
    place: int
    people: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()

    @property
    def key(self) -> Key:
        return self.theme, self.moment, self.language, self.place


@dataclass(frozen=True)
class Group:
    """`circle`: index of a list of circles. `lead`: who leads. `people`: six to ten, in order."""

    circle: int
    lead: int
    people: tuple[int, ...]


@dataclass(frozen=True)
class Drawn:
    """`placed` people are in a group; nobody could place more than `bound`."""

    circles: tuple[Circle, ...]
    groups: tuple[Group, ...]
    bound: int
    placed: int = field(default=0)

    @property
    def gap(self) -> float:
        """What might be missing, as a share of the bound."""
        return (self.bound - self.placed) / self.bound if self.bound else 0.0
