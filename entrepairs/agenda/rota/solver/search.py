"""Three stages, each hinted by the one before and never undoing it: hold the most, share it fairly, then keep wishes.

Deterministic: one thread, whose work is counted and not its time, so that the same problem gives the same planning on
every machine. Strong linear bounds make it faster alone than eight searches that take turns, and it leaves the other
core to those who use the site. A stop, asked from another thread, ends with the best found so far and its bound; so
does the limit of time, which is there for slow machines only."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from entrepairs.agenda.rota.solver.model import Model, coverage, hint, model_of, unfairness, wishes
from entrepairs.agenda.rota.values import Problem, Roster
from entrepairs.agenda.rota.written import Found, Stage

COVERAGE, FAIRNESS, WISHES = "tenir", "partager", "souhaits"
NAMES = (COVERAGE, FAIRNESS, WISHES)
WORK = 40.0
"""Deterministic seconds of CP-SAT for each stage."""
SECONDS = 60.0
"""For each stage: beyond what the work takes, so that it decides nothing on a usual machine."""


@dataclass
class Stop:
    """`ask()` from any thread: the search ends with what it has."""

    _asked: threading.Event
    _solver: cp_model.CpSolver | None = None

    @classmethod
    def none(cls) -> "Stop":
        return cls(threading.Event())

    def ask(self) -> None:
        self._asked.set()
        if self._solver is not None:
            self._solver.stop_search()

    @property
    def is_asked(self) -> bool:
        return self._asked.is_set()

    def listen(self, solver: cp_model.CpSolver) -> None:
        self._solver = solver


Told = Callable[[str, int, int], None]
"""Called with a stage, the best value so far and its bound."""


def plan(problem: Problem, *, told: Told = lambda *_: None, stop: Stop | None = None, work: float = WORK) -> Found:
    """The best roster: most seats held, then the fairest share, then most wishes kept. What people hold stays."""
    stop = stop or Stop.none()
    model, roster, stages = model_of(problem), problem.held, []
    for name in NAMES:
        if stop.is_asked:
            break
        goal, sense, floor = _goal(model, name, roster)
        began = time.perf_counter()
        answer = _solve(model, (goal, sense, floor), roster, (name, told), stop, work)
        if answer is None:
            break
        roster, value, bound = answer
        stages.append(Stage(name, value, bound, round(time.perf_counter() - began, 3)))
        model.cp.add(goal <= value if sense == 1 else goal >= value)
    is_proven = len(stages) == len(NAMES) and all(one.is_proven for one in stages)
    return Found(roster, tuple(stages), is_proven)


def _goal(model: Model, name: str, roster: Roster) -> tuple[Any, int, int]:
    """What is counted, 1 to make it small or -1 to make it large, and a floor already known."""
    if name == COVERAGE:
        value, floor = coverage(model)
        return value, 1, floor
    if name == FAIRNESS:
        value, floor = unfairness(model, len(roster))
        return value, 1, floor
    return wishes(model), -1, 0


def _solve(
    model: Model, aim: tuple[Any, int, int], roster: Roster, say: tuple[str, Told], stop: Stop, work: float
) -> tuple[Roster, int, int] | None:
    """None when it was stopped before anything was found."""
    goal, sense, floor = aim
    model.cp.clear_objective()  # type: ignore[no-untyped-call]
    if sense == 1:
        model.cp.add(goal >= floor)
        model.cp.minimize(goal)
    else:
        model.cp.maximize(goal)
    hint(model, roster)
    solver = _solver(work)
    stop.listen(solver)
    status = solver.solve(model.cp, _Telling(*say, stop))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    chosen = frozenset(one for one, choice in model.seat.items() if solver.boolean_value(choice))
    return chosen, round(solver.objective_value), round(solver.best_objective_bound)


def _solver(work: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.num_workers, settings.random_seed = 1, 0
    settings.linearization_level, settings.symmetry_level = 2, 0
    settings.max_deterministic_time, settings.max_time_in_seconds = work, SECONDS
    return solver


class _Telling(cp_model.CpSolverSolutionCallback):
    """Says each better roster as it is found; hears a stop that came just before the search began."""

    def __init__(self, name: str, told: Told, stop: Stop) -> None:
        super().__init__()
        self._name, self._told, self._stop = name, told, stop

    def on_solution_callback(self) -> None:
        self._told(self._name, round(self.objective_value), round(self.best_objective_bound))
        if self._stop.is_asked:
            self.stop_search()
