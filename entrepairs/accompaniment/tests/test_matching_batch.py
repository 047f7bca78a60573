"""Everyone at once: the best total, proven, the same whatever the order and whatever the route."""

import os
import subprocess
import sys
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import POLICY, possible, score
from entrepairs.accompaniment.matching.batch import Result, solve
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.tests.matching_crowd import crowd
from entrepairs.accompaniment.tests.matching_values import lived, peer, pools, seeker, seekers

STRICT = replace(POLICY, strict=True)
people = st.lists(seekers, max_size=5, unique_by=lambda one: one.id).map(
    lambda some: [replace(one, person_id=f"s{n}", in_danger=False) for n, one in enumerate(some)]
)
ROUTES = [{}, {"at_once": 0}, {"at_once": 0, "most_kept": 0}]


def best_by_hand(asked, offered, policy) -> tuple[int, int]:
    """Every way of giving each person nobody or someone possible: how many, the total; in strict mode the most people
    first."""

    def key(one: tuple[int, int]) -> tuple[int, int]:
        return one if policy.strict else (one[1], one[0])

    def best(row: int, places: tuple[int, ...]) -> tuple[int, int]:
        if row == len(asked):
            return 0, 0
        found = [best(row + 1, places)]
        for column, other in enumerate(offered):
            if places[column] > 0 and possible(asked[row], other):
                rest = best(row + 1, (*places[:column], places[column] - 1, *places[column + 1 :]))
                worth = policy.worth(score(policy, asked[row], other), asked[row].days)
                found.append((rest[0] + 1, rest[1] + worth))
        return max(found, key=key)

    return best(0, tuple(other.free_places for other in offered))


def ids(pool: Pool, result: Result) -> set[tuple[str, str]]:
    made = zip(result.person, result.supporter, strict=True)
    return {(pool.people.ids[i], pool.supporters.ids[j]) for i, j in made}


def certified(pool: Pool, result: Result, policy=POLICY) -> bool:
    """Checked apart: each pair once, within places, possible; the total is the sum of its pairs."""
    load = np.bincount(result.supporter, minlength=len(pool.supporters))
    worth = [policy.worth(int(s), int(pool.days[i])) for i, s in zip(result.person, result.score, strict=True)]
    once = len(set(result.person.tolist())) == len(result.person)
    return once and bool((load <= pool.free).all()) and sum(worth) == result.objective <= result.bound


@settings(max_examples=150)
@given(people, pools, st.sampled_from([POLICY, STRICT]), st.sampled_from(ROUTES))
def test_no_other_way_is_better(asked, offered, policy, route):
    pool = Pool.of(asked, offered)

    result = solve(pool, policy, tolerance=0, **route)

    assert (len(result.person), result.objective) == best_by_hand(asked, offered, policy)
    assert result.gap == 0
    assert certified(pool, result, policy)


@pytest.mark.parametrize("policy", [POLICY, STRICT], ids=["total", "strict"])
@pytest.mark.parametrize("seed", range(3))
def test_adding_pairs_little_by_little_reaches_the_same_total_as_all_at_once(seed, policy):
    pool = Pool.of(*crowd(Random(seed), 300, 60))

    found = [solve(pool, policy, tolerance=0, **route) for route in ROUTES]

    assert len({(one.objective, one.bound, len(one.person), one.pairs, one.servable) for one in found}) == 1
    assert found[1].rounds > 1
    assert all(certified(pool, one, policy) for one in found)


def test_a_tolerated_gap_is_true():
    pool = Pool.of(*crowd(Random(5), 300, 60))
    best = solve(pool, tolerance=0)

    near = solve(pool, tolerance=0.05, at_once=0)

    assert near.objective <= best.objective <= near.bound
    assert near.gap <= 0.05


@pytest.mark.parametrize("route", ROUTES)
def test_the_order_of_input_changes_nobody(route):
    asked, offered = crowd(Random(2), 120, 30)
    chance = Random(9)

    pool = Pool.of(asked, offered)
    mixed = Pool.of(chance.sample(asked, len(asked)), chance.sample(offered, len(offered)))

    assert ids(pool, solve(pool, **route)) == ids(mixed, solve(mixed, **route))


ALIKE = """
from entrepairs.accompaniment.matching import Peer, Seeker
from entrepairs.accompaniment.matching.batch import solve
from entrepairs.accompaniment.matching.pool import Pool
import random
from entrepairs.accompaniment.tests.matching_crowd import crowd
pool = Pool.of(*crowd(random.Random(3), 80, 20))
result = solve(pool)
print(sorted((pool.people.ids[i], pool.supporters.ids[j]) for i, j in zip(result.person, result.supporter)))
"""


def test_the_seed_of_the_interpreter_changes_nobody():
    def printed(seed: str) -> str:
        command = [sys.executable, "-c", ALIKE]
        environment = os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "entrepairs.settings"}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert printed("1") == printed("2") != "[]\n"


def test_equals_are_drawn_and_no_id_always_comes_first():
    asked, offered = [seeker(id=f"d{n}", person_id=f"s{n}") for n in range(4)], [peer()]

    served = {next(iter(ids(pool, solve(pool))))[0] for pool in (Pool.of(asked, offered, str(n)) for n in range(60))}

    assert served == {"d0", "d1", "d2", "d3"}


def test_who_has_waited_longer_comes_first_and_nobody_is_passed_for_ever():
    old = seeker(id="ancienne", person_id="s1", days=400, experiences=lived("deuil", "toc", "exil", "depression"))
    new = seeker(id="nouvelle", person_id="s2", experiences=lived("deuil"))
    pool = Pool.of([old, new], [peer(shown=frozenset({"deuil"}))])

    assert {one for one, _ in ids(pool, solve(pool))} == {"ancienne"}


@settings(max_examples=30)
@given(people, pools)
def test_a_place_more_never_lowers_the_total_nor_serves_fewer_in_strict_mode(asked, offered):
    more = [replace(other, free_places=other.free_places + 1) for other in offered]
    pool, larger = Pool.of(asked, offered), Pool.of(asked, more)

    assert solve(larger, tolerance=0).objective >= solve(pool, tolerance=0).objective
    assert len(solve(larger, STRICT, tolerance=0).person) >= len(solve(pool, STRICT, tolerance=0).person)


def test_it_says_how_far_it_is_and_can_be_stopped():
    pool, told = Pool.of(*crowd(Random(1), 300, 60)), []

    def stop(progress):
        told.append(progress)
        if progress.round == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(pool, tolerance=0, at_once=0, watch=stop)

    assert [one.round for one in told if one.round] == [1, 2]
    assert told[0].gap is None
    assert told[-1].gap is not None


def test_ten_years_of_waiting_overflow_nothing():
    asked = [seeker(id=f"d{n}", person_id=f"s{n}", days=3650) for n in range(2000)]
    offered = [peer(id=f"o{n}", person_id=f"p{n}", free_places=6) for n in range(100)]

    result = solve(Pool.of(asked, offered), STRICT, tolerance=0)

    assert (len(result.person), result.gap) == (600, 0)
