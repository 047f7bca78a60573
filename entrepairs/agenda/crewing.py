"""A permanence as one page draws it: who holds it, what is free, who looks for a colleague. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any


@dataclass(frozen=True)
class Held:
    """`holders`: people; `reserve`: people who stay reachable; `mine`: the reader’s own seat; `looking`: open swaps of
    others; `asked`: the reader’s own."""

    shift: Any
    holders: list[Any]
    mine: Any
    looking: list[Any]
    asked: Any
    reserve: list[Any]
    reader: Any = None

    @property
    def free(self) -> int:
        """Seats that nobody holds yet."""
        seats: int = self.shift.seats
        return max(0, seats - len(self.holders))

    @property
    def is_reachable(self) -> bool:
        """The reader is in reserve."""
        return self.reader in self.reserve

    @property
    def is_hole(self) -> bool:
        """Nobody at all: the door or the line would stay closed."""
        return not self.holders


def held(shift: Any, reader: Any = None) -> Held:
    """From a shift whose seats, people and open swaps are prefetched."""
    seats = list(shift.taken.all())
    mine = next((seat for seat in seats if seat.person == reader), None)
    swaps = [swap for seat in seats for swap in seat.swaps.all()]
    asked = next((swap for swap in swaps if mine is not None and swap.seat_id == mine.pk), None)
    looking = [swap for swap in swaps if swap is not asked]
    reserve = [one.person for one in shift.reserves.all()]
    return Held(shift, [seat.person for seat in seats], mine, looking, asked, reserve, reader)


def by_day(rows: Iterable[Held]) -> list[tuple[date, list[Held]]]:
    """In order, one entry for each day that has some, on the clock of each."""
    return [(day, list(found)) for day, found in groupby(rows, key=lambda row: row.shift.wall_time.date())]
