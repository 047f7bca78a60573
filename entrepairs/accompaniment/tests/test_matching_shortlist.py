"""Three proposals at most each, nobody swamped, a first for everyone before a third for anyone."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import POLICY, possible, score
from entrepairs.accompaniment.matching.batch import solve
from entrepairs.accompaniment.matching.edges import picked
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.matching.shortlist import proposed, shortlist
from entrepairs.accompaniment.tests.matching_crowd import crowd
from entrepairs.accompaniment.tests.matching_values import peer, pools, seeker, seekers

TWO_PERFECT = 2 * POLICY.most


def drafted(asked, offered, **route) -> dict[str, list[str]]:
    pool = Pool.of(asked, offered)
    return proposed(pool, shortlist(pool, POLICY, solve(pool, **route)))


def value(asked, offered, pairs) -> tuple[int, int]:
    """How many have a first one; then what the second ones and all the pairs are worth."""
    each = Counter(i for i, _ in pairs)
    worth = sum(POLICY.appeal(score(POLICY, asked[i], offered[j])) + POLICY.per_day * asked[i].days for i, j in pairs)
    return len(each), worth + TWO_PERFECT * sum(count > 1 for count in each.values())


def allowed(asked, offered, pairs) -> bool:
    mine, theirs = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    room = [max(0, POLICY.asks_per_place * other.free_places - other.waiting) for other in offered]
    return max(mine.values(), default=0) <= 3 and all(count <= room[j] for j, count in theirs.items())


@settings(max_examples=80)
@given(st.lists(seekers, max_size=3, unique_by=lambda one: one.id), pools.map(lambda pool: pool[:4]))
def test_no_other_list_is_better(asked, offered):
    pairs = [(i, j) for i, one in enumerate(asked) for j, other in enumerate(offered) if possible(one, other)]
    every = (some for size in range(len(pairs) + 1) for some in combinations(pairs, size))
    best = max(value(asked, offered, some) for some in every if allowed(asked, offered, some))

    found = drafted(asked, offered)

    rows = {one.id: i for i, one in enumerate(asked)}, {other.id: j for j, other in enumerate(offered)}
    made = [(rows[0][one], rows[1][other]) for one, others in found.items() for other in others]
    assert allowed(asked, offered, made)
    assert set(made) <= set(pairs)
    assert value(asked, offered, made) == best


@pytest.mark.parametrize("route", [{}, {"at_once": 0}], ids=["all", "little by little"])
@pytest.mark.parametrize("seed", range(3))
def test_everyone_who_can_has_a_first_one_and_nobody_is_swamped(seed, route):
    asked, offered = crowd(Random(seed), 300, 60)
    theirs = {one.id: one for one in offered}
    by_id = {one.id: one for one in asked}

    found = drafted(asked, offered, **route)

    load = Counter(other for others in found.values() for other in others)
    assert all(1 <= len(others) <= 3 for others in found.values())
    assert all(count <= 2 * theirs[other].free_places for other, count in load.items())
    assert all(possible(by_id[one], theirs[other]) for one, others in found.items() for other in others)
    with_room = Pool.of(asked, [replace(one, free_places=2 * one.free_places) for one in offered])
    assert len(found) == len(solve(with_room, replace(POLICY, strict=True), tolerance=0).person)


@pytest.mark.parametrize("seed", range(4))
def test_a_first_one_for_all_does_not_depend_on_which_pairs_looked_promising(seed):
    """Where places are rare, and from one pair each that everybody would like best."""
    asked, offered = crowd(Random(seed), 300, 60)
    pool = Pool.of(asked, [replace(one, free_places=one.free_places // 2) for one in offered])
    result = solve(pool)
    starts = np.unique(result.kept.person, return_index=True)[1]
    few = replace(result, kept=picked(result.kept, np.isin(np.arange(len(result.kept)), starts)))

    found = shortlist(pool, POLICY, few)

    wide = replace(pool, free=POLICY.asks_per_place * pool.free)
    assert len(set(found.person)) == len(solve(wide, replace(POLICY, strict=True), tolerance=0).person)
    assert len(few.kept) < len(result.kept)


def test_the_best_comes_first_and_reloading_gives_the_same():
    asked, offered = crowd(Random(4), 80, 40)
    points = {(one.id, other.id): score(POLICY, one, other) for one in asked for other in offered}

    found = drafted(asked, offered)

    assert found == drafted(asked[::-1], offered[::-1])
    for one, others in found.items():
        told = [points[one, other] for other in others]
        assert told == sorted(told, reverse=True)


def test_asks_that_wait_for_an_answer_take_their_room():
    asked = [seeker(id=f"d{n}", person_id=f"s{n}") for n in range(5)]

    assert len(drafted(asked, [peer(free_places=2, waiting=1)])) == 3
    assert drafted(asked, [peer(free_places=2, waiting=4)]) == {}


def test_nobody_and_nothing_are_answers():
    assert drafted([], [peer()]) == {}
    assert drafted([seeker()], []) == {}
