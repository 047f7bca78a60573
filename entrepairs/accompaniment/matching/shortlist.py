"""Whom to propose to each: three at most, two open proposals at most for each free place, a first for everyone who can
have one before anyone gets a third. A draft: people choose."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
from ortools.graph.python import min_cost_flow

from entrepairs.accompaniment.matching.batch import MORE, Result
from entrepairs.accompaniment.matching.edges import Edges, Flags, Integers, Malformed, picked, together
from entrepairs.accompaniment.matching.flow import best_pairs, gains, prices
from entrepairs.accompaniment.matching.looking import Worth, look
from entrepairs.accompaniment.matching.policy import Policy
from entrepairs.accompaniment.matching.pool import Pool


def shortlist(pool: Pool, policy: Policy, result: Result) -> Edges:
    """Of all the possible pairs, those to propose. As many people as can be have a first one; then, among the promising
    pairs, second ones count as much as two perfect pairs; then the total. Raises Malformed when numbers are too
    large."""
    room = np.maximum(0, policy.asks_per_place * pool.free - pool.waiting)
    kept = _reaching(result, room)
    appeal = np.array([policy.appeal(score) for score in range(policy.most + 1)], dtype=np.int64)
    worth = appeal[kept.score] + policy.per_day * pool.days[kept.person]
    return picked(kept, _spread(kept, worth, room, _bonus(policy, worth, len(pool.people))))


def _reaching(result: Result, room: Integers) -> Edges:
    """The promising pairs, and those without which fewer people would have a first proposal: each person is worth one,
    whoever they are with, and all pairs are looked at until nobody more can be reached."""
    edges = replace(result.kept, capacity=room)
    worth = Worth(np.ones(np.iinfo(np.uint16).max + 1, dtype=np.int64), np.zeros(edges.people, dtype=np.int64))
    while len(edges) < result.pairs:
        one_each = worth.of(edges)
        chosen = best_pairs(edges, one_each, strict=True)
        price = prices(edges, one_each, chosen)
        _, more = look(result.every, worth, price, gains(edges, one_each, chosen, price), MORE)
        if not len(more):
            break
        edges = together(edges, more)
    return edges


def proposed(pool: Pool, drafts: Edges) -> dict[str, list[str]]:
    """By id: for each person who has some, the supporters to propose, best first."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in np.lexsort((drafts.supporter, -drafts.score, drafts.person)):
        found[pool.people.ids[drafts.person[row]]].append(pool.supporters.ids[drafts.supporter[row]])
    return dict(found)


def _bonus(policy: Policy, worth: Integers, people: int) -> list[int]:
    """Of the first proposal to someone, of the second, of the next ones. A first one is worth more than all else."""
    second = 2 * policy.most
    first = 1 + policy.most_proposals * people * (second + int(worth.max(initial=0)))
    return [first, second, *[0] * policy.most_proposals][: policy.most_proposals]


def _spread(edges: Edges, worth: Integers, room: Integers, bonus: list[int]) -> Flags:
    """A flow: from a source to each person, once for each bonus, to supporters, to a sink; or straight to the sink."""
    if not len(edges):
        return np.zeros(0, dtype=bool)
    persons, tail = np.unique(edges.person, return_inverse=True)
    supporters, head = np.unique(edges.supporter, return_inverse=True)
    source, sink = len(persons) + len(supporters), len(persons) + len(supporters) + 1
    solver = min_cost_flow.SimpleMinCostFlow()

    def join(tails: Integers, heads: Integers, most: Integers, gain: Integers) -> Integers:
        arcs: Integers = solver.add_arcs_with_capacity_and_unit_cost(tails, heads, most, -gain)
        return arcs

    proposals = join(tail, head + len(persons), np.ones_like(worth), worth)
    once = np.ones(len(persons), dtype=np.int64)
    for gain in bonus:
        join(source * once, np.arange(len(persons)), once, gain * once)
    towards = len(persons) + np.arange(len(supporters))
    join(towards, np.full(len(towards), sink), np.minimum(room[supporters], np.bincount(head)), 0 * towards)
    everything = np.array([len(bonus) * len(persons)])
    join(np.array([source]), np.array([sink]), everything, np.array([0]))
    solver.set_nodes_supplies(np.array([source, sink]), np.concatenate([everything, -everything]))
    if solver.solve() != solver.OPTIMAL:
        raise Malformed("Les scores sont trop grands pour le calcul.")
    made: Flags = solver.flows(proposals) > 0
    return made
