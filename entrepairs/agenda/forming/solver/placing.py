"""People in open circles, by a min-cost flow: as many as can be, six everywhere first, the dearest themes last.

Arrays of every possible place are made once; each placing takes those of what is open and not forbidden."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

from entrepairs.agenda.forming.values import LEAST, MOST, Circle, Pool

SIX_FIRST = 10_000
"""Worth of a place up to six; a theme one rank dearer is worth 1, a circle that calls new people CALL."""
CALL = 50


class Placing:
    def __init__(self, pool: Pool, circles: Sequence[Circle]) -> None:
        sizes = [len(one.people) for one in circles]
        self._circle = np.repeat(np.arange(len(circles)), sizes).astype(np.int64)
        self._person = np.fromiter((who for one in circles for who in one.people), np.int64, sum(sizes))
        ranks = (pool.seekers[who].themes.index(one.theme) for one in circles for who in one.people)
        self._cost = np.fromiter(ranks, np.int64, sum(sizes))
        self._is_new = np.array([one.is_new for one in pool.seekers], dtype=bool)
        self._allowed = np.ones(sum(sizes), dtype=bool)
        self._starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        self._called: set[int] = set()

    def __len__(self) -> int:
        return len(self._person)

    def forbid(self, who: int, circle: int) -> None:
        start, end = self._starts[circle], self._starts[circle + 1]
        self._allowed[start:end] &= self._person[start:end] != who

    def choices(self, who: int) -> int:
        """In how many circles this person could still be."""
        return int((self._allowed & (self._person == who)).sum())

    def call_new(self, circle: int) -> bool:
        """Make it dearer to people who are new, once. Says whether it was not yet."""
        if circle in self._called:
            return False
        self._called.add(circle)
        start, end = self._starts[circle], self._starts[circle + 1]
        self._cost[start:end] -= CALL * self._is_new[self._person[start:end]]
        return True

    def seat(self, opened: Sequence[int]) -> dict[int, list[int]]:
        """The people of each open circle, in order."""
        found: dict[int, list[int]] = {one: [] for one in opened}
        is_open = np.zeros(len(self._starts), dtype=bool)
        is_open[list(opened)] = True
        kept = np.flatnonzero(is_open[self._circle] & self._allowed)
        if not len(kept):
            return found
        for place in kept[self._flows(kept)]:
            found[int(self._circle[place])].append(int(self._person[place]))
        return {one: sorted(people) for one, people in found.items()}

    def _flows(self, kept: NDArray[np.int64]) -> NDArray[np.bool_]:
        people, tail = np.unique(self._person[kept], return_inverse=True)
        circles, head = np.unique(self._circle[kept], return_inverse=True)
        solver = min_cost_flow.SimpleMinCostFlow()
        ones = np.ones(len(kept), dtype=np.int64)
        arcs = solver.add_arcs_with_capacity_and_unit_cost(tail, head + len(people), ones, self._cost[kept])
        nodes = len(people) + np.arange(len(circles))
        sink = np.full(len(circles), len(people) + len(circles))
        for room, worth in ((LEAST, -SIX_FIRST), (MOST - LEAST, 0)):
            size = np.full(len(circles), room)
            solver.add_arcs_with_capacity_and_unit_cost(nodes, sink, size, np.full(len(circles), worth))
        solver.set_nodes_supplies(np.arange(len(people)), np.ones(len(people), dtype=np.int64))
        solver.set_node_supply(len(people) + len(circles), -len(people))
        solver.solve_max_flow_with_min_cost()
        chosen: NDArray[np.bool_] = solver.flows(arcs) > 0
        return chosen
