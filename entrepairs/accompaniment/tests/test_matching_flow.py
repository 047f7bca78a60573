"""Whom with whom, compared with every possible way of doing it."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from entrepairs.accompaniment.matching.edges import Edges, edges_of
from entrepairs.accompaniment.matching.flow import assign


@st.composite
def pools(draw: st.DrawFn) -> Edges:
    """Five persons and three supporters at most; one pool in three has equal scores everywhere."""
    people, supporters = draw(st.integers(0, 5)), draw(st.integers(0, 3))
    pairs = draw(st.sets(st.sampled_from([(i, j) for i in range(people) for j in range(supporters)] or [(0, 0)])))
    pairs = {pair for pair in pairs if people and supporters}
    highest = draw(st.sampled_from([1, 4, 1050]))
    scores = [draw(st.integers(1, highest)) for _ in pairs]
    capacity = [draw(st.integers(0, 2)) for _ in range(supporters)]
    person, supporter = [i for i, _ in pairs], [j for _, j in pairs]
    return edges_of(
        np.array(person, int), np.array(supporter, int), np.array(scores, int), np.array(capacity, int), people
    )


def best_by_hand(edges: Edges) -> tuple[int, int]:
    """Every way of giving each person nobody or one of theirs."""
    choices = [[None, *np.flatnonzero(edges.person == one)] for one in range(edges.people)]
    found = (0, 0)
    for chosen in product(*choices):
        made = [pair for pair in chosen if pair is not None]
        load = np.bincount(edges.supporter[made], minlength=len(edges.capacity)) if made else edges.capacity * 0
        if (load <= edges.capacity).all():
            found = max(found, (len(made), int(edges.score[made].sum())))
    return found


def keeps_the_rules(edges: Edges, chosen) -> bool:
    load = np.bincount(edges.supporter[chosen], minlength=len(edges.capacity))
    once = len(set(edges.person[chosen])) == int(chosen.sum())
    return once and bool((load <= edges.capacity).all())


@settings(max_examples=300)
@given(pools())
def test_no_way_serves_more_people_nor_as_many_better(edges):
    found = assign(edges)

    assert (found.matched, found.total) == best_by_hand(edges)
    assert (found.bound, found.gap) == (found.total, 0)
    assert keeps_the_rules(edges, found.chosen)


def a_pool(seed: int, people: int, supporters: int, pairs: int) -> Edges:
    draw = np.random.default_rng(seed)
    cells = draw.permutation(people * supporters)[:pairs]
    score, capacity = draw.integers(1, 1051, size=pairs), draw.integers(0, 4, size=supporters)
    return edges_of(cells // supporters, cells % supporters, score, capacity, people)


@pytest.mark.parametrize("seed", range(3))
def test_another_solver_finds_the_same(seed):
    edges = a_pool(seed, 60, 20, 400)
    slot = np.repeat(np.arange(len(edges.capacity)), edges.capacity)
    gains = np.zeros((edges.people, len(slot)), dtype=np.int64)
    person_more = 100_000
    for person, supporter, score in zip(edges.person, edges.supporter, edges.score, strict=True):
        gains[person, slot == supporter] = person_more + score

    rows, columns = linear_sum_assignment(gains, maximize=True)

    found = assign(edges)
    assert found.matched * person_more + found.total == gains[rows, columns].sum()


def test_the_order_in_which_pairs_are_given_changes_nothing():
    edges, mixed = a_pool(7, 200, 40, 2000), np.random.default_rng(1).permutation(2000)
    again = edges_of(edges.person[mixed], edges.supporter[mixed], edges.score[mixed], edges.capacity, edges.people)

    assert (assign(edges).chosen == assign(again).chosen).all()


def test_a_place_more_never_serves_fewer():
    edges = a_pool(3, 80, 20, 300)
    pairs = edges.person, edges.supporter, edges.score
    served = [assign(edges_of(*pairs, edges.capacity + more, 80)).matched for more in range(4)]

    assert served == sorted(served)


def test_the_only_supporter_of_someone_is_not_spent_on_someone_who_has_others():
    """The first is everybody's best; only the first suits the second person."""
    edges = edges_of(np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([1000, 10, 20]), np.array([1, 1]), 2)

    assert assign(edges).total == 30


@pytest.mark.parametrize("length", [2, 20_000])
def test_a_long_chain_is_proven_as_well(length):
    """Each wants the place of the next one: one person more would move everybody."""
    person = np.repeat(np.arange(length), 2)[1:]
    supporter = np.where(np.arange(len(person)) % 2 == 0, person, person - 1)
    edges = edges_of(person, supporter, np.full(len(person), 5), np.ones(length, int), length)

    found = assign(edges)

    assert (found.matched, found.gap) == (length, 0)


def test_twenty_thousand_people_for_one_supporter():
    edges = edges_of(np.arange(20_000), np.zeros(20_000, int), np.arange(1, 20_001), np.array([7]), 20_000)

    found = assign(edges)

    assert (found.matched, found.total) == (7, sum(range(19_994, 20_001)))
