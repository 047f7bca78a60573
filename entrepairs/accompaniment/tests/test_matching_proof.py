"""The proof, checked apart from the program that made it; and the cases that break others."""

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from entrepairs.accompaniment.matching import POLICY, possible, score
from entrepairs.accompaniment.matching.batch import solve
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.matching.shortlist import proposed, shortlist
from entrepairs.accompaniment.tests.matching_crowd import crowd
from entrepairs.accompaniment.tests.matching_values import lived, peer, seeker


def lists(asked, offered) -> dict[str, list[str]]:
    pool = Pool.of(asked, offered)
    return proposed(pool, shortlist(pool, POLICY, solve(pool, tolerance=0)))


@pytest.mark.parametrize("route", [{}, {"at_once": 0}], ids=["all", "little by little"])
@pytest.mark.parametrize("seed", range(2))
def test_at_these_prices_nobody_would_gain_with_anyone_else(seed, route):
    """Every pair that the slow rules allow, one after the other."""
    asked, offered = crowd(Random(seed), 120, 30)
    pool = Pool.of(asked, offered)
    result = solve(pool, tolerance=0, **route)
    price = dict(zip(pool.supporters.ids, result.price.tolist(), strict=True))
    made = {pool.people.ids[i]: pool.supporters.ids[j] for i, j in zip(result.person, result.supporter, strict=True)}
    worth = {
        (one.id, other.id): POLICY.worth(score(POLICY, one, other), one.days)
        for one in asked
        for other in offered
        if possible(one, other)
    }
    gain = {one.id: worth[one.id, made[one.id]] - price[made[one.id]] if one.id in made else 0 for one in asked}

    assert all(value <= gain[one] + price[other] for (one, other), value in worth.items())
    assert min(gain.values()) >= 0 <= min(price.values())
    load = Counter(made.values())
    assert all(price[other.id] == 0 for other in offered if load[other.id] < other.free_places)
    assert sum(gain.values()) + sum(price[key] * count for key, count in load.items()) == result.objective


def test_everyone_refuses_one_supporter_who_is_proposed_to_nobody():
    asked = [seeker(id=f"d{n}", person_id=f"s{n}", refused=frozenset({"a"})) for n in range(4)]

    assert {
        other
        for others in lists(asked, [peer(id="a", person_id="a"), peer(id="b", person_id="b")]).values()
        for other in others
    } == {"b"}


def test_two_who_refuse_each_other_are_each_served_by_someone_else():
    ada, bo = seeker(id="ada", person_id="ada", refused=frozenset({"x"})), seeker(id="bo", person_id="bo")
    offered = [peer(id="x", person_id="x", vetoes=frozenset({"ada"})), peer(id="y", person_id="y")]

    assert lists([ada, bo], offered)["ada"] == ["y"]


def test_the_only_supporter_of_someone_is_not_spent_on_who_has_others():
    rare = seeker(id="rare", person_id="r", languages=("pt",))
    many = [seeker(id=f"d{n}", person_id=f"s{n}", days=30) for n in range(2)]
    offered = [peer(id="pt", person_id="pt", languages=("pt", "fr")), peer(id="fr", person_id="fr", free_places=2)]
    pool = Pool.of([rare, *many], offered)
    result = solve(pool)

    made = {pool.people.ids[i]: pool.supporters.ids[j] for i, j in zip(result.person, result.supporter, strict=True)}
    assert made == {"rare": "pt", "d0": "fr", "d1": "fr"}


def test_a_refusal_leaves_as_many_proposals_when_there_are_others():
    """Same shape with and without: nobody counts from it who refused."""
    asked = seeker(experiences=lived("deuil"))
    offered = [peer(id=f"o{n}", person_id=f"p{n}", shown=frozenset({"deuil"})) for n in range(6)]
    first = lists([asked], offered)["demande"]
    refusing = [replace(one, vetoes=frozenset({"bruno"})) if one.id == first[0] else one for one in offered]

    again = lists([asked], refusing)["demande"]

    assert len(again) == len(first) == 3
    assert first[0] not in again
    assert set(first[1:]) <= set(again)


def test_one_whom_everybody_would_like_is_asked_by_no_more_than_their_places_allow():
    asked = [seeker(id=f"d{n}", person_id=f"s{n}", experiences=lived("deuil")) for n in range(50)]
    star = peer(id="star", person_id="star", shown=frozenset({"deuil"}), free_places=2)

    found = lists(asked, [star])

    assert len(found) == 4
    assert np.array_equal([len(others) for others in found.values()], [1, 1, 1, 1])
