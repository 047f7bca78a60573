"""The same pairs, given to others: mentor-match and matching, each in an environment of its own (both are imported as
`matching`), and scipy’s assignment and HiGHS, which the tests have."""

import json
import subprocess
import sys
import tempfile
import time
import venv
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import coo_array

from bench.crowd import Crowd
from entrepairs.accompaniment.matching.candidates import Candidates
from entrepairs.accompaniment.matching.edges import Edges, edges_of
from entrepairs.accompaniment.matching.flow import best_pairs
from entrepairs.accompaniment.matching.policy import POLICY
from entrepairs.accompaniment.matching.pool import Pool

SIZES = [(100, 100), (300, 300), (1_000, 1_000), (300, 100), (1_000, 333)]
"""People, supporters: of one place each when they are as many, of three otherwise."""
ROUNDS = 3
RIVALS = {
    "mentor-match": ["mentor-match==7.0.1"],
    "matching": ["matching==1.4.3"],
    "machina": [
        *("django-machina==1.3.1", "Django==5.2.19", "psycopg[binary]==3.3.9"),
        *("gunicorn==27.0.1", "whitenoise==6.12.0"),
    ],
}
PROGRAMS = {"mentor-match": "mentor_match.py", "matching": "stable.py"}
HERE = Path(__file__).resolve().parent
LONGEST = 900
LINE = "  {name:<14} {seconds:>9.3f} s {matched:>6} appariées, total {total}"


def compare(size: tuple[int, int]) -> list[dict[str, Any]]:
    """Who found what, in how long, for one size: the total of scores is what all are asked for."""
    edges, places = _problem(*size), 1 if size[0] == size[1] else ROUNDS
    rows = [_ours(edges), _highs(edges), _slots(edges), *(_apart(name, edges, places) for name in PROGRAMS)]
    print(f"\n{size[0]} × {size[1]}, {places} place(s) chacun·e, {len(edges)} paires")
    for row in rows:
        said = (
            f"{row['seconds']:>9.3f} s {row['matched']:>6} appariées, total {row['total']}"
            if "seconds" in row
            else row["why"]
        )
        print(f"  {row['name']:<14} {said}", flush=True)
    return [{"people": size[0], "supporters": size[1], "places": places, **row} for row in rows]


def _problem(people: int, supporters: int) -> Edges:
    crowd = Crowd(people, supporters)
    pool = Pool.of(crowd.seekers(), crowd.peers())
    blocks = list(Candidates(pool, POLICY))
    person, supporter, score = (
        np.concatenate([getattr(block, name) for block in blocks]) for name in ("person", "supporter", "score")
    )
    places = 1 if people == supporters else ROUNDS
    return edges_of(person, supporter, np.maximum(score, 1), np.full(supporters, places), people)


def _ours(edges: Edges) -> dict[str, Any]:
    began = time.perf_counter()
    chosen = best_pairs(edges, edges.score, strict=False)
    return _row("Entrepairs", began, int(chosen.sum()), int(edges.score[chosen].sum()))


def _highs(edges: Edges) -> dict[str, Any]:
    began, pairs = time.perf_counter(), np.arange(len(edges))
    rows = np.concatenate([edges.person, edges.people + edges.supporter])
    ones = np.ones(2 * len(edges))
    limits = np.concatenate([np.ones(edges.people), edges.capacity])
    table = coo_array((ones, (rows, np.concatenate([pairs, pairs]))), shape=(len(limits), len(edges)))
    found = linprog(-edges.score, A_ub=table.tocsr(), b_ub=limits, bounds=(0, 1), method="highs")
    return _row("HiGHS", began, round(found.x.sum()), round(-found.fun))


def _slots(edges: Edges) -> dict[str, Any]:
    """A column for each place."""
    began, first = time.perf_counter(), np.concatenate([[0], np.cumsum(edges.capacity)])
    gains = np.zeros((edges.people, int(first[-1])))
    for place in range(int(edges.capacity.max())):
        gains[edges.person, first[edges.supporter] + place] = edges.score
    rows, columns = linear_sum_assignment(gains, maximize=True)
    made = gains[rows, columns]
    return _row("scipy", began, int((made > 0).sum()), int(made.sum()))


def _row(name: str, began: float, matched: int, total: int) -> dict[str, Any]:
    return {"name": name, "seconds": round(time.perf_counter() - began, 3), "matched": matched, "total": total}


def _apart(name: str, edges: Edges, places: int) -> dict[str, Any]:
    names = ("person", "supporter", "score", "capacity")
    problem = {one: getattr(edges, one).tolist() for one in names} | {"people": edges.people, "rounds": places}
    script = HERE / "rival_programs" / PROGRAMS[name]
    given = json.dumps(problem).encode()
    try:
        command = [interpreter(name), str(script)]
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=LONGEST)
    except (subprocess.SubprocessError, OSError) as wrong:
        return {"name": name, "why": f"pas mesuré ({type(wrong).__name__})"}
    return {"name": name, **json.loads(done.stdout)}


@lru_cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="entrepairs-bench-")


@lru_cache
def interpreter(name: str) -> str:
    """The interpreter of an environment that holds this program and nothing of ours."""
    folder = Path(_folder().name) / name
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-qq", *RIVALS[name]], check=True, stdout=sys.stderr)
    return python
