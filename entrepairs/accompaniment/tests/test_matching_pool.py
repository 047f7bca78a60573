"""Arrays say of every pair what the slow and readable rules say."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import POLICY, possible, score
from entrepairs.accompaniment.matching.candidates import Candidates
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.tests.matching_crowd import crowd
from entrepairs.accompaniment.tests.matching_values import lived, peer, pools, seeker, seekers


def pairs_of(seekers, peers, salt="") -> dict[tuple[str, str], int]:
    pool = Pool.of(seekers, peers, salt)
    ids, offers = pool.people.ids, pool.supporters.ids
    return {
        (ids[i], offers[j]): int(points)
        for block in Candidates(pool, POLICY)
        for i, j, points in zip(block.person, block.supporter, block.score, strict=True)
    }


def by_hand(seekers, peers) -> dict[tuple[str, str], int]:
    return {(one.id, other.id): score(POLICY, one, other) for one in seekers for other in peers if possible(one, other)}


@pytest.mark.parametrize("seed", range(3))
def test_all_pairs_of_three_hundred_people_and_sixty_supporters_are_those_of_the_rules(seed):
    seekers, peers = crowd(random.Random(seed), 300, 60)

    found = pairs_of(seekers, peers)

    assert found == by_hand(seekers, peers)
    assert len(found) > 100


@given(st.lists(seekers, max_size=4, unique_by=lambda one: one.id), pools)
def test_they_agree_whatever_is_drawn(some, pool):
    assert pairs_of(some, pool) == by_hand(some, pool)


@settings(max_examples=20)
@given(st.randoms(), st.text(max_size=3))
def test_the_order_of_input_changes_no_array(chance, salt):
    seekers, peers = crowd(random.Random(1), 40, 20)
    pool, mixed = Pool.of(seekers, peers, salt), (chance.sample(seekers, 40), chance.sample(peers, 20))
    again = Pool.of(*mixed, salt)

    assert pool.people.ids == again.people.ids
    for block, other in zip(Candidates(pool, POLICY), Candidates(again, POLICY), strict=True):
        assert np.array_equal(block.supporter, other.supporter)
        assert np.array_equal(block.score, other.score)


@pytest.mark.parametrize(("people", "supporters"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_has_no_pair(people, supporters):
    seekers, peers = crowd(random.Random(0), people, supporters)

    assert pairs_of(seekers, peers) == {}


def test_someone_with_three_requests_never_meets_themself_nor_whom_they_veto():
    asked = [seeker(id=f"d{n}", person_id="bruno") for n in range(3)]
    peers = [peer(id="lui", person_id="bruno"), peer(id="a", vetoes=frozenset({"bruno"})), peer(id="b", person_id="z")]

    assert set(pairs_of(asked, peers)) == {("d0", "b"), ("d1", "b"), ("d2", "b")}


def test_more_than_64_experiences_need_another_word():
    many = [f"vecu-{n}" for n in range(130)]
    asked = [seeker(id=one, person_id=one, experiences=lived(one)) for one in many]
    peers = [peer(id=one, person_id=f"p-{one}", shown=frozenset({one})) for one in many]

    assert set(pairs_of(asked, peers)) == {(one, one) for one in many}


def test_an_id_given_twice_is_refused():
    with pytest.raises(ValueError, match="identifiant"):
        Pool.of([seeker(), seeker()], [])
