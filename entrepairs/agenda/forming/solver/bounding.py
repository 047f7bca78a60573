"""What nobody can beat: the linear relaxation (GLOP) of opening circles and placing people. Refusals and whole numbers
are forgotten, so that it is a bound; the six of each circle, and what each lead may hold, are kept."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from ortools.linear_solver import pywraplp

from entrepairs.agenda.forming.values import LEAST, MOST, Circle, Pool

SLACK = 1e-6
"""What the arithmetic of GLOP may lose."""


@dataclass(frozen=True)
class Relaxed:
    """`bound`: nobody could place more. `open`: how much of each circle the relaxation opens, from 0 to 1."""

    bound: int
    open: list[float]


def relaxed(pool: Pool, circles: Sequence[Circle]) -> Relaxed:
    """Everybody who could be somewhere, when GLOP gives no answer."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    opened = [solver.NumVar(0, 1, "") for _ in circles]
    of_person, of_lead = defaultdict(list), defaultdict(list)
    for circle, is_open in zip(circles, opened, strict=True):
        seats = {who: solver.NumVar(0, 1, "") for who in circle.people}
        for who, seat in seats.items():
            of_person[who].append(seat)
            solver.Add(seat <= is_open)
        solver.Add(solver.Sum(seats.values()) <= MOST * is_open)
        solver.Add(solver.Sum(seats.values()) >= LEAST * is_open)
        leading = {who: solver.NumVar(0, 1, "") for who in circle.leads}
        solver.Add(solver.Sum(leading.values()) == is_open)
        for who, one in leading.items():
            of_lead[who].append((circle.moment, one))
    for some in of_person.values():
        solver.Add(solver.Sum(some) <= 1)
    for who, held in of_lead.items():
        solver.Add(solver.Sum([one for _moment, one in held]) <= pool.leads[who].most)
        for moment in {moment for moment, _one in held}:
            solver.Add(solver.Sum([one for at, one in held if at == moment]) <= 1)
    solver.Maximize(solver.Sum([seat for some in of_person.values() for seat in some]))
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return Relaxed(len(of_person), [0.0 for _ in circles])
    return Relaxed(floor(solver.Objective().Value() + SLACK), [one.solution_value() for one in opened])
