"""A month of permanences as the page of its planning draws it. Pure, but for the words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from entrepairs.agenda.rota.holes import Hole, holes
from entrepairs.agenda.rota.sentences import why_empty
from entrepairs.agenda.rota.values import Roster


@dataclass(frozen=True)
class Line:
    """A permanence. `people`: who holds it; `drafted`: who would, if the draft is published; `hole`: None when full."""

    shift: Any
    people: list[Any]
    drafted: list[Any] = field(default_factory=list)
    hole: Hole | None = None

    @property
    def free(self) -> int:
        return self.hole.seats if self.hole else 0

    @property
    def is_short(self) -> bool:
        """Fewer than the least."""
        return bool(self.hole and self.hole.short)

    @property
    def nobody_can(self) -> bool:
        """A seat is empty, and nobody else can take it."""
        return bool(self.hole and self.hole.why)

    @property
    def why(self) -> list[str]:
        return why_empty(self.hole.why) if self.hole else []


def lines_of(sheet: Any, roster: Roster) -> list[Line]:
    """One for each permanence to plan of a Sheet, in order of time."""
    empty = {one.slot: one for one in holes(sheet.problem, roster)}
    found = []
    for number, shift in enumerate(sheet.shifts[: sheet.count]):
        there = sorted(who for who, where in roster if where == number)
        held = [sheet.people[who] for who in there if (who, number) in sheet.problem.held]
        drafted = [sheet.people[who] for who in there if (who, number) not in sheet.problem.held]
        found.append(Line(shift, held, drafted, empty.get(number)))
    return found


def by_week(lines: Iterable[Line]) -> list[tuple[date, list[tuple[date, list[Line]]]]]:
    """Mondays, their days that have some, and their permanences."""
    days = [(day, list(some)) for day, some in groupby(lines, key=lambda one: one.shift.wall_time.date())]
    weeks = groupby(days, key=lambda one: date.fromordinal(one[0].toordinal() - one[0].weekday()))
    return [(monday, list(some)) for monday, some in weeks]


def by_reason(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """What keeps each from being held, the commonest first."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(" ".join(line.why), []).append(line)
    return sorted(found.items(), key=lambda item: -len(item[1]))
