"""`python -m bench.scale PERSONNES PAIRS`: everyone at once, for one size, in JSON. A process of its own, so that its
memory is its own: see bench/matching.py."""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import astuple
from typing import Any

from bench.crowd import Crowd
from entrepairs.accompaniment.matching.batch import TOLERANCE, solve
from entrepairs.accompaniment.matching.looking import Progress
from entrepairs.accompaniment.matching.policy import POLICY
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.matching.served import shares
from entrepairs.accompaniment.matching.shortlist import shortlist
from entrepairs.accompaniment.matching.values import Seeker

GROUPS: dict[str, Callable[[Seeker], Iterable[str]]] = {
    "language": lambda one: one.languages,
    "gender": lambda one: [one.about.gender],
    "age": lambda one: [one.about.age],
    "territory": lambda one: [f"{one.position[0]:.0f}, {one.position[1]:.0f}" if one.position else ""],
}
"""Of whom it is told how many wait and how many are served."""


def measure(people: int, supporters: int) -> dict[str, Any]:
    """Seconds: to read the values, to find what is within the tolerance, to prove the best, to make the shortlist."""
    crowd, began = Crowd(people, supporters), time.perf_counter()
    pool = Pool.of(crowd.seekers(), crowd.peers())
    read, near = time.perf_counter() - began, 0.0
    began = time.perf_counter()

    def watch(progress: Progress) -> None:
        nonlocal near
        if progress.gap is not None and progress.gap <= TOLERANCE:
            near = near or time.perf_counter() - began

    result = solve(pool, tolerance=0, watch=watch)
    exact, began = time.perf_counter() - began, time.perf_counter()
    drafts = shortlist(pool, POLICY, result)
    listed, served = time.perf_counter() - began, {pool.people.ids[row] for row in result.person}
    audit = {name: [list(astuple(one)) for one in shares(crowd.seekers(), served, by)] for name, by in GROUPS.items()}
    return {
        "people": people,
        "supporters": supporters,
        "pairs": result.pairs,
        "servable": result.servable,
        "matched": len(result.person),
        "objective": result.objective,
        "gap": result.gap,
        "rounds": result.rounds,
        "read_s": round(read, 2),
        "near_s": round(near, 2),
        "exact_s": round(exact, 2),
        "shortlist_s": round(listed, 2),
        "proposed_to": len(set(drafts.person.tolist())),
        "proposals": len(drafts),
        "served": audit,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:3]))))
