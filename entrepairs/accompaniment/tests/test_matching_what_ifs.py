"""« Et si… » : said for five people at least, and the same whatever stands between two people."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching.what_ifs import OneMore, one_more_place
from entrepairs.accompaniment.tests.matching_values import peer, pools, seeker, seekers


def waiting(count, **given):
    return [seeker(id=f"d{n}", person_id=f"s{n}", **given) for n in range(count)]


def test_one_more_place_is_said_for_five_people_and_not_for_four():
    full = [peer(free_places=0)]

    assert one_more_place(waiting(5), full) == [OneMore("aicha", 5)]
    assert one_more_place(waiting(4), full) == []


def test_whoever_has_someone_already_is_not_counted():
    assert one_more_place(waiting(9), [peer(free_places=0), peer(id="o", person_id="ada")]) == []


def test_someone_who_is_not_there_is_not_talked_of():
    """Away, in pause, or held back: the reason stays theirs."""
    assert one_more_place(waiting(9), [peer(free_places=0, open_now=False)]) == []


def test_requests_of_the_same_person_count_once():
    mine = [seeker(id=f"d{n}", person_id="s0") for n in range(9)]

    assert one_more_place(mine, [peer(free_places=0)]) == []


@given(st.lists(seekers, max_size=8), pools)
def test_what_stands_between_two_people_changes_nothing(some, pool):
    people = [replace(one, id=f"d{n}", person_id=f"s{n}") for n, one in enumerate(some)]
    strangers = [replace(one, refused=frozenset(), history=frozenset()) for one in people]
    open_to_all = [replace(one, vetoes=frozenset(), refused_topics=frozenset()) for one in pool]

    found = one_more_place(people, pool)

    assert found == one_more_place(strangers, open_to_all)
    assert all(one.people >= 5 for one in found)


@given(st.lists(seekers, max_size=8), pools)
def test_a_silent_experience_changes_nothing(some, pool):
    people = [replace(one, id=f"d{n}", person_id=f"s{n}") for n, one in enumerate(some)]

    assert one_more_place(people, pool) == one_more_place(people, [replace(one, silent=frozenset()) for one in pool])
