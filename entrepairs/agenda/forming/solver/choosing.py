"""Which circles to open, and with whom, exactly or nearly (CP-SAT): for pools of the size of a house.

Every rule is in the model: six to ten, one group each, leads, refused pairs, nobody alone to be new. It begins with the
groups that are known, ends when the bound is reached, or after a fixed amount of work: never after a time."""

from collections import defaultdict
from typing import Any

from ortools.sat.python import cp_model

from entrepairs.agenda.forming.values import LEAST, MOST, Circle, Group, Pool

LARGEST = 2500
"""Possible places: more is too much for this model."""
WORK = 1.5
"""In the deterministic seconds of CP-SAT."""


class Choosing:
    def __init__(self, pool: Pool, circles: list[Circle], known: list[Group]) -> None:
        self._pool, self._circles, self._model = pool, circles, cp_model.CpModel()
        self._open = [self._model.new_bool_var("") for _ in circles]
        self._seats: dict[tuple[int, int], Any] = {}
        self._leads: dict[tuple[int, int], Any] = {}
        for number, circle in enumerate(circles):
            self._add_circle(number, circle)
            self._add_company(number, circle)
        self._add_people()
        self._add_leads()
        self._hint(known)

    def solve(self, bound: int) -> list[Group]:
        """The best groups found; none when nothing was."""
        placed = sum(self._seats.values())
        self._model.add(placed <= bound)
        self._model.maximize(placed)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = WORK
        if solver.solve(self._model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return []
        people, leads = defaultdict(list), {}
        for (number, who), seat in self._seats.items():
            if solver.boolean_value(seat):
                people[number].append(who)
        for (number, who), one in self._leads.items():
            if solver.boolean_value(one):
                leads[number] = who
        return [Group(number, leads[number], tuple(sorted(people[number]))) for number in sorted(people)]

    def _add_circle(self, number: int, circle: Circle) -> None:
        is_open, there = self._open[number], []
        for who in circle.people:
            seat = self._seats[number, who] = self._model.new_bool_var("")
            self._model.add_implication(seat, is_open)
            there.append(seat)
        self._model.add(sum(there) <= MOST * is_open)
        self._model.add(sum(there) >= LEAST * is_open)
        for who in circle.leads:
            self._leads[number, who] = self._model.new_bool_var("")
        self._model.add(sum(self._leads[number, who] for who in circle.leads) == is_open)

    def _add_company(self, number: int, circle: Circle) -> None:
        """Nobody with a person who refused them, nor led by one; nobody alone to be new."""
        there, leads = set(circle.people), set(circle.leads)
        for one, other in sorted(self._pool.apart):
            if one in there and other in there:
                self._model.add_at_most_one(self._seats[number, one], self._seats[number, other])
        for who, lead in sorted(self._pool.unled):
            if who in there and lead in leads:
                self._model.add_at_most_one(self._seats[number, who], self._leads[number, lead])
        new = [self._seats[number, who] for who in circle.people if self._pool.seekers[who].is_new]
        if new:
            some = self._model.new_bool_var("")
            self._model.add(sum(new) >= 2).only_enforce_if(some)
            self._model.add(sum(new) == 0).only_enforce_if(~some)

    def _add_people(self) -> None:
        seats = defaultdict(list)
        for (_number, who), seat in self._seats.items():
            seats[who].append(seat)
        for some in seats.values():
            self._model.add_at_most_one(some)

    def _add_leads(self) -> None:
        held = defaultdict(list)
        for (number, who), one in self._leads.items():
            held[who].append((self._circles[number].moment, one))
        for who, some in held.items():
            self._model.add(sum(one for _moment, one in some) <= self._pool.leads[who].most)
            for moment in sorted({moment for moment, _one in some}):
                self._model.add_at_most_one([one for at, one in some if at == moment])

    def _hint(self, known: list[Group]) -> None:
        seated = {(group.circle, who) for group in known for who in group.people}
        led = {(group.circle, group.lead) for group in known}
        for key, seat in self._seats.items():
            self._model.add_hint(seat, key in seated)
        for key, one in self._leads.items():
            self._model.add_hint(one, key in led)
        for number, is_open in enumerate(self._open):
            self._model.add_hint(is_open, any(group.circle == number for group in known))
