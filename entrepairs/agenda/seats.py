"""Who gets a seat, and who waits. Pure: no database, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Room:
    """Seats of a gathering. `capacity`: None, no limit. `reserved`: of these, for those who come for the first time.

    `caps`: at most so many for a role (keys of Role.Name; "" is someone who holds none in the house)."""

    capacity: int | None = None
    reserved: int = 0
    caps: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Someone:
    """What a seat depends on, and nothing else."""

    role: str = ""
    is_first: bool = False


def suits(room: Room, seated: Sequence[Someone], one: Someone) -> bool:
    """Whether a seat is free for this one. Kept seats go to newcomers; a newcomer may also take any other."""
    if one.role in room.caps and sum(other.role == one.role for other in seated) >= room.caps[one.role]:
        return False
    if room.capacity is None:
        return True
    if len(seated) >= room.capacity:
        return False
    usual = sum(not other.is_first for other in seated)
    return one.is_first or usual < room.capacity - room.reserved


def next_served(room: Room, seated: Sequence[Someone], waiting: Sequence[Someone]) -> int | None:
    """Rank of the first who waits and whom a free seat suits; None when nobody can be served."""
    return next((rank for rank, one in enumerate(waiting) if suits(room, seated, one)), None)


def left(room: Room, seated: Sequence[Someone], one: Someone) -> int | None:
    """How many seats are free for people like this one; None when nothing limits them."""
    if room.capacity is None and one.role not in room.caps:
        return None
    known = list(seated)
    while suits(room, known, one):
        known.append(one)
    return len(known) - len(seated)
