"""Everyone at once: the best total over all possible pairs, and the proof, without solving with all of them.

A flow over a few promising pairs gives prices; at these prices every possible pair is looked at; those that would be
better are added, and so on until none would, or until what might be missing is small enough. Whole numbers, one order:
the same pool gives the same result. Long, and deaf while the solver works: in a process of its own, never in a page."""

from dataclasses import dataclass, field, replace

import numpy as np

from entrepairs.accompaniment.matching.candidates import Candidates
from entrepairs.accompaniment.matching.edges import Edges, Flags, Integers, picked, together
from entrepairs.accompaniment.matching.flow import best_pairs, gains, prices
from entrepairs.accompaniment.matching.looking import MOST_KEPT, NOTHING, Pairs, Progress, Watch, Worth, every, look
from entrepairs.accompaniment.matching.policy import POLICY, Policy
from entrepairs.accompaniment.matching.pool import Pool

MOST_AT_ONCE = 3_000_000
"""Pairs that are solved all together."""
FIRST, MORE, SPARE = 12, 24, 6
"""Pairs for each person at the start; added to those who would gain; kept at the end, to choose among."""
NEAR, FAR = 30, 60
"""Points below what someone has: added as well; let go."""
LETTING_GO = 6
"""Rounds after which nothing is let go, so that it ends."""
TOLERANCE = 0.001


@dataclass(frozen=True)
class Result:
    """`person`, `supporter`: rows of the pool, a pair each; `score`: of each. `price`: of a place of each supporter.
    `objective`: what was reached; `bound`: what nobody can exceed (in strict mode, with as many people, who are the
    most). `pairs`: how many are possible; `servable`: people who have one. `kept`: the promising pairs; `every`: all
    of them."""

    person: Integers
    supporter: Integers
    score: Integers
    price: Integers
    objective: int
    bound: int
    pairs: int
    servable: int
    rounds: int
    kept: Edges
    every: Pairs = field(repr=False)

    @property
    def gap(self) -> float:
        """What might be missing, as a share of the bound: 0 when nothing is."""
        return (self.bound - self.objective) / self.bound if self.bound else 0.0


def solve(
    pool: Pool,
    policy: Policy = POLICY,
    *,
    tolerance: float = TOLERANCE,
    watch: Watch = lambda _progress: None,
    at_once: int = MOST_AT_ONCE,
    most_kept: int = MOST_KEPT,
) -> Result:
    """`tolerance`: of the gap; 0 asks for the very best. `at_once`: how many pairs are solved all together;
    `most_kept`: how many are remembered. Raises Malformed when numbers are too large, and whatever `watch` raises."""
    pairs = Pairs(Candidates(pool, policy), watch, most_kept)
    return _Search(pool, pairs, _worth(pool, policy), strict=policy.strict).result(tolerance, at_once)


class _Search:
    """From a few promising pairs to the proof."""

    def __init__(self, pool: Pool, pairs: Pairs, worth: Worth, *, strict: bool) -> None:
        self.pool, self.pairs, self.worth, self.strict = pool, pairs, worth, strict
        self.nothing = np.full(len(pool.people), NOTHING)

    def result(self, tolerance: float, at_once: int) -> Result:
        edges, number = self._promising(at_once), 0
        while True:
            number += 1
            value = self.worth.of(edges)
            chosen = best_pairs(edges, value, strict=self.strict)
            price = prices(edges, value, chosen)
            gain = gains(edges, value, chosen, price)
            best, better = look(self.pairs, self.worth, price, gain, MORE, NEAR)
            found = self._found(edges, chosen, price, best, number)
            self.pairs.watch(Progress(number, len(gain), found.gap))
            if not len(better) or found.gap <= tolerance:
                _, spare = look(self.pairs, self.worth, price, self.nothing, SPARE)
                return replace(found, kept=together(edges, spare))
            if number <= LETTING_GO:
                edges = picked(edges, chosen | (value - price[edges.supporter] >= gain[edges.person] - FAR))
            edges = together(edges, better)

    def _promising(self, at_once: int) -> Edges:
        """The best of each; all of them when they are not too many."""
        free = np.zeros(len(self.pool.supporters), dtype=np.int64)
        _, few = look(self.pairs, self.worth, free, self.nothing, FIRST)
        return every(self.pairs) if self.pairs.count <= at_once else together(few, few)

    def _found(self, edges: Edges, chosen: Flags, price: Integers, best: int, number: int) -> Result:
        """By weak duality, no total exceeds what each gains at best and what the places cost."""
        made = picked(edges, chosen)
        reached, most = int(self.worth.of(made).sum()), best + int((self.pool.free * price).sum())
        objective = reached - self.worth.person_more * len(made)
        return Result(
            person=made.person,
            supporter=made.supporter,
            score=made.score,
            price=price,
            objective=objective,
            bound=objective + most - reached,
            pairs=self.pairs.count,
            servable=self.pairs.servable,
            rounds=number,
            kept=edges,
            every=self.pairs,
        )


def _worth(pool: Pool, policy: Policy) -> Worth:
    appeal = np.array([policy.appeal(score) for score in range(policy.most + 1)], dtype=np.int64)
    bonus = policy.served + policy.per_day * pool.days
    if not policy.strict or not len(bonus):
        return Worth(appeal, bonus)
    person_more = (len(bonus) + 1) * (policy.most + int(bonus.max()))  # than which no total is higher
    return Worth(appeal, bonus + person_more, person_more)
