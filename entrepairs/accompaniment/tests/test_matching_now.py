"""One person now: the database finds the supporters that the slow rules and the arrays find, in the same order, with
the same parts, ties included. Gender and age (H5) have no column: no page asks them."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import POLICY, Peer, Seeker, blocks, parts, possible
from entrepairs.accompaniment.matching.columns import WORD, WORDS
from entrepairs.accompaniment.matching.constraints import Rule
from entrepairs.accompaniment.matching.preference import preference
from entrepairs.accompaniment.offered import best
from entrepairs.accompaniment.tests.matching_crowd import TOPICS, crowd
from entrepairs.accompaniment.tests.matching_values import pools, seekers
from entrepairs.accompaniment.tests.standing import key, keyed, stand
from entrepairs.accompaniment.tests.test_matching_pool import pairs_of
from entrepairs.people.experiences import EXPERIENCES
from entrepairs.people.languages import LANGUAGES
from entrepairs.people.numbered import experience_numbers, language_numbers

pytestmark = pytest.mark.django_db
ALL = 1000
in_one_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
REAL = dict(zip(TOPICS, list(experience_numbers())[::2], strict=False))


def ordered(seeker: Seeker, peers: Sequence[Peer]) -> list[tuple[str, tuple[int, ...]]]:
    """By the slow rules: who is possible, the preferred first, and the points of each part."""
    allowed = sorted((one for one in peers if possible(seeker, one)), key=lambda one: preference(seeker, one))
    return [(one.id, tuple(part.points for part in parts(POLICY, seeker, one))) for one in allowed]


def found(seeker: Seeker, most: int = ALL) -> list[tuple[str, tuple[int, ...]]]:
    return [(str(one.person), one.points) for one in best(seeker, most)]


@in_one_database
@given(seekers, pools)
def test_the_database_the_arrays_and_the_rules_say_the_same_of_each_pair(house, seeker, pool):
    asks, peers = keyed(seeker, pool)
    stand(peers, house)

    rows = found(asks)

    assert rows == ordered(asks, peers)
    assert {(asks.id, one): sum(points) for one, points in rows} == pairs_of([asks], peers)
    assert found(asks, 3) == rows[:3]


@in_one_database
@given(seekers, pools, st.sets(st.integers(0, 5)))
def test_who_is_shown_already_is_left_out_and_changes_nothing_else(house, seeker, pool, shown):
    asks, peers = keyed(seeker, pool)
    stand(peers, house)
    without = {peers[n].id for n in shown}

    left = [str(one.person) for one in best(asks, ALL, without)]

    assert left == [one for one, _ in found(asks) if one not in without]


@in_one_database
@given(seekers, pools, st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_equals_are_told_apart_as_by_the_rules(house, seeker, pool, loads):
    """Six who offer the very same: fewer people first, then the draw of this request."""
    twins = [replace(pool[0], person_id=f"p{n}", id=f"p{n}", load=load) for n, load in enumerate(loads)]
    asks, peers = keyed(replace(seeker, refused=frozenset(), history=frozenset()), twins)
    stand(peers, house)

    assert found(asks) == ordered(asks, peers)


def real(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(REAL[one] for one in keys if one in REAL)


@pytest.fixture
def many(house):
    """People and supporters of a crowd in which every rule is met and broken many times, with the words of the list."""
    asking, offering = crowd(Random(7), 120, 60)
    peers = [
        replace(one, shown=real(one.shown), silent=real(one.silent), refused_topics=real(one.refused_topics))
        for one in offering
    ]
    named = [
        tuple(replace(lived, id=REAL[lived.id]) for lived in one.experiences if lived.id in REAL) for one in asking
    ]
    people = [replace(one, experiences=lived, words=real(one.words)) for one, lived in zip(asking, named, strict=True)]
    stand(keyed(people[0], peers)[1], house)
    return [keyed(one, peers) for one in people]


def test_a_crowd_is_found_as_by_the_rules_and_each_rule_has_forbidden_someone(many):
    broken = set()
    for asks, peers in many:
        assert found(asks) == ordered(asks, peers)
        broken |= {block.rule for one in peers for block in blocks(asks, one)}

    assert broken == set(Rule) - {Rule.WISH}


def test_a_word_that_no_list_has_finds_nobody_and_breaks_nothing(house):
    peers = [Peer(id=key("p"), person_id=key("p"), shown=frozenset({"depression"}))]
    stand(peers, house)
    asks = Seeker(id="d", person_id=key("s"), languages=("fr",), words=frozenset({"jamais-vu"}))

    assert found(asks) == ordered(asks, peers) != []
    assert found(replace(asks, languages=("f'r",))) == []
    assert found(replace(asks, languages=("%",))) == []


def test_every_experience_and_every_language_has_a_number_of_its_own_within_its_columns():
    assert EXPERIENCES.keys() <= experience_numbers().keys() and len(experience_numbers()) <= WORD * WORDS["topics"]
    assert LANGUAGES.keys() <= language_numbers().keys() and len(language_numbers()) <= WORD * WORDS["speaks"]
