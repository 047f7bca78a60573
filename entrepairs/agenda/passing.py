"""What the house reads of who comes by today. Pure."""

from dataclasses import dataclass

FEW = 5
"""Under this number, how many is for the team only."""


@dataclass(frozen=True)
class Board:
    """`named`: those who wished to be shown. `others`: how many more, 0 when that is not said; `some`: whether any."""

    named: list[str]
    others: int
    some: bool


def board(named: list[str], unnamed: int, *, knows_all: bool) -> Board:
    """`unnamed`: the others who come by, without the one who reads. `knows_all`: the team."""
    said = unnamed if knows_all or unnamed >= FEW else 0
    return Board(sorted(named, key=str.casefold), said, unnamed > 0)
