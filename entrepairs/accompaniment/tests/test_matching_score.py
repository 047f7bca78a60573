"""The points of a pair: by parts, whole, never more when less is there."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import POLICY, Policy, parts, score
from entrepairs.accompaniment.tests.matching_values import (
    BEAUNE,
    DIJON,
    FRIDAY_MORNING,
    PARIS,
    TOPICS,
    TUESDAY_EVENING,
    lived,
    peer,
    pools,
    seeker,
    seekers,
)

BOTH = TUESDAY_EVENING | FRIDAY_MORNING


def points(asked, offered) -> dict[str, int]:
    return {part.code: part.points for part in parts(POLICY, asked, offered)}


@given(seekers, pools)
def test_parts_are_whole_within_their_most_and_sum_to_the_score(one, pool):
    for other in pool:
        found = parts(POLICY, one, other)
        assert all(type(part.points) is int and 0 <= part.points <= part.most for part in found)
        assert sum(part.points for part in found) == score(POLICY, one, other) <= POLICY.most
        assert sum(part.most for part in found) == POLICY.most


def test_whoever_asks_for_nothing_misses_nothing():
    assert score(POLICY, seeker(), peer()) == POLICY.most


def test_a_required_experience_counts_as_several():
    asked = seeker(experiences=(*lived("deuil", must=True), *lived("toc")))

    assert points(asked, peer(shown=frozenset({"deuil"})))["experience"] == 405
    assert points(asked, peer(shown=frozenset({"toc"})))["experience"] == 135


@given(seekers, pools, st.sampled_from(TOPICS))
def test_a_silent_experience_counts_as_a_shown_one(one, pool, topic):
    for other in pool:
        shown = replace(other, shown=other.shown | {topic}, silent=other.silent - {topic})
        silent = replace(other, shown=other.shown - {topic}, silent=other.silent | {topic})
        assert score(POLICY, one, shown) == score(POLICY, one, silent)


@given(seekers, pools, st.sampled_from(TOPICS))
def test_one_more_experience_never_lowers_a_pair(one, pool, topic):
    for other in pool:
        assert score(POLICY, one, replace(other, shown=other.shown | {topic})) >= score(POLICY, one, other)


@given(seekers, pools)
def test_the_wait_is_no_part_of_the_score(one, pool):
    longer = replace(one, days=one.days + 100)
    for other in pool:
        assert score(POLICY, longer, other) == score(POLICY, one, other)


def test_near_counts_only_for_those_who_would_meet_in_person():
    there = seeker(position=DIJON, radius_km=400)
    far, near = peer(position=PARIS, radius_km=400), peer(position=BEAUNE, radius_km=400)

    assert points(there, peer())["place"] == 0
    assert 0 < points(there, far)["place"] < points(there, near)["place"] < POLICY.place
    assert points(there, peer(position=DIJON))["place"] == POLICY.place
    by_phone = replace(there, ways=frozenset({"telephone"}))
    assert points(by_phone, peer())["place"] == points(by_phone, near)["place"] == POLICY.place


def test_four_common_moments_are_enough():
    always = seeker(moments=(1 << 21) - 1)

    assert points(always, peer(moments=0b1111))["moments"] == POLICY.moments
    assert points(always, peer(moments=0b11))["moments"] == POLICY.moments // 2


@given(st.integers(0, POLICY.most), st.integers(0, POLICY.most))
def test_a_better_pair_is_never_worth_less_and_a_poor_one_gains_most(low, high):
    low, high = sorted((low, high))
    assert 1 <= POLICY.appeal(low) <= POLICY.appeal(high) <= POLICY.most
    assert POLICY.worth(low, 400) > POLICY.worth(high, 0)
    more = min(POLICY.most - high, 50)
    assert POLICY.appeal(low + more) - POLICY.appeal(low) >= POLICY.appeal(high + more) - POLICY.appeal(high) - 1


def test_every_number_of_the_policy_is_in_its_digest():
    changed = [replace(POLICY, **{one.name: getattr(POLICY, one.name) + 1}) for one in fields(Policy)]

    assert len({policy.digest for policy in [POLICY, *changed]}) == len(changed) + 1
    assert Policy().digest == POLICY.digest
