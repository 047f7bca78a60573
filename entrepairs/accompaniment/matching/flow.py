"""Whom with whom: as many people as can be, then the best total. Exact, and proven.

A transportation problem: its linear optimum is whole, so a min-cost flow solves it and prices prove it. OR-tools reads
the arrays in their order and uses one thread: the same arrays give the same pairs on every machine. It holds the
interpreter and cannot be stopped: run it in a process of its own."""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from entrepairs.accompaniment.matching.edges import Edges, Flags, Integers, Malformed


@dataclass(frozen=True)
class Assignment:
    """`chosen`: for each possible pair, whether it is made. `total`: sum of their scores. `bound`: no assignment of as
    many people has a higher total; equal to `total` when it is proven best."""

    chosen: Flags
    matched: int
    total: int
    bound: int

    @property
    def gap(self) -> float:
        """What might be missing, as a share of the bound: 0 when nothing is."""
        return (self.bound - self.total) / self.bound if self.bound else 0.0


def assign(edges: Edges) -> Assignment:
    """Most people first, then the highest total. Raises Malformed when scores are too large for the solver."""
    chosen = best_pairs(edges, edges.score, strict=True)
    matched, total = int(chosen.sum()), int(edges.score[chosen].sum())
    return Assignment(chosen, matched, total, _bound(edges, chosen, matched))


def best_pairs(edges: Edges, worth: Integers, *, strict: bool) -> Flags:
    """Each person sends one at most, each supporter receives what they have room for. `worth`: of each pair, above 0.
    `strict`: as many people as can be; otherwise the highest total. Raises Malformed when numbers are too large."""
    if not len(edges):
        return np.zeros(0, dtype=bool)
    persons, tail = np.unique(edges.person, return_inverse=True)
    supporters, head = np.unique(edges.supporter, return_inverse=True)
    room = np.minimum(edges.capacity[supporters], np.bincount(head))
    solver = min_cost_flow.SimpleMinCostFlow()
    one_each, towards = np.ones(len(persons), dtype=np.int64), len(persons) + np.arange(len(supporters))
    arcs = solver.add_arcs_with_capacity_and_unit_cost(tail, head + len(persons), np.ones_like(worth), -worth)
    solver.set_nodes_supplies(np.arange(len(persons)), one_each)
    if strict:
        solver.set_nodes_supplies(towards, -room)
        status = solver.solve_max_flow_with_min_cost()
    else:
        alone = np.full(len(persons), len(persons) + len(supporters))
        solver.add_arcs_with_capacity_and_unit_cost(np.arange(len(persons)), alone, one_each, 0 * one_each)
        solver.add_arcs_with_capacity_and_unit_cost(towards, alone[:1].repeat(len(room)), room, 0 * room)
        solver.set_node_supply(int(alone[0]), -len(persons))
        status = solver.solve()
    if status != solver.OPTIMAL:
        raise Malformed("Les scores sont trop grands pour le calcul.")
    chosen: Flags = solver.flows(arcs) > 0
    return chosen


def gains(edges: Edges, worth: Integers, chosen: Flags, price: Integers) -> Integers:
    """What each person gains with the pair they were given, at these prices; 0 without one."""
    found = np.zeros(edges.people, dtype=np.int64)
    found[edges.person[chosen]] = worth[chosen] - price[edges.supporter[chosen]]
    return found


def _bound(edges: Edges, chosen: Flags, matched: int) -> int:
    """By weak duality: whatever the prices of places, nobody gains more than their best pair at these prices.

    A person more is worth more than any sum of scores, so that the bound holds among assignments of as many people."""
    if not len(edges):
        return 0
    person_more = (min(edges.people, len(edges)) + 1) * int(edges.score.max())
    worth = edges.score + person_more
    price = prices(edges, worth, chosen)
    starts = _starts(edges.person)
    best = np.maximum(np.maximum.reduceat(worth - price[edges.supporter], starts), 0)
    room = np.minimum(edges.capacity, np.bincount(edges.supporter, minlength=len(edges.capacity)))
    paid = room.astype(object) * price.astype(object)
    return int(best.astype(object).sum() + paid.sum()) - person_more * matched


def prices(edges: Edges, worth: Integers, chosen: Flags) -> Integers:
    """The smallest price of a place of each supporter at which everyone keeps what they were given: what it would cost
    the others if someone more took it. 0 where a place is free.

    Who lost by a price that rose asks again, until nobody does: the shortest paths of the residual graph."""
    starts = _starts(edges.person)
    ends = np.append(starts[1:], len(edges))
    rank = np.repeat(np.arange(len(starts)), ends - starts)
    given, mate = np.zeros(len(starts), dtype=np.int64), np.full(len(starts), len(edges.capacity))
    given[rank[chosen]], mate[rank[chosen]] = worth[chosen], edges.supporter[chosen]
    guests = np.argsort(mate, kind="stable")
    first = np.searchsorted(mate[guests], np.arange(len(edges.capacity) + 1))
    price = np.zeros(len(edges.capacity) + 1, dtype=np.int64)  # the last one: of no place at all
    asking = np.arange(len(starts))
    for _ in range(len(price)):
        some = spans(starts[asking], ends[asking])
        wanted = edges.supporter[some]
        before = price[wanted]
        np.maximum.at(price, wanted, worth[some] - given[rank[some]] + price[mate[rank[some]]])
        risen = np.unique(wanted[price[wanted] > before])
        asking = guests[spans(first[risen], first[risen + 1])]
        if not len(asking):
            break
    return price[:-1]


def _starts(person: Integers) -> Integers:
    """Where each person's pairs begin."""
    return np.flatnonzero(np.append(True, person[1:] != person[:-1]))


def spans(starts: Integers, ends: Integers) -> Integers:
    """All the indices from each start to its end, one list."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    found: Integers = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return found
