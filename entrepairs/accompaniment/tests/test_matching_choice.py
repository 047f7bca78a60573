"""The three who are proposed: the order of preferences, and what never changes it."""

import random
from functools import cmp_to_key

from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import blocks, choose
from entrepairs.accompaniment.matching.preference import preference
from entrepairs.accompaniment.tests.matching_values import (
    BEAUNE,
    DIJON,
    FRIDAY_MORNING,
    PARIS,
    TUESDAY_EVENING,
    lived,
    peer,
    pools,
    seeker,
    seekers,
)

BOTH = TUESDAY_EVENING | FRIDAY_MORNING


def first(asked, **offers):
    pool = [peer(id=name, person_id=name, **given) for name, given in offers.items()]
    chosen = {match.peer.id for match in choose(asked, pool, 1)}
    assert chosen == {match.peer.id for match in choose(asked, pool[::-1], 1)}
    return chosen.pop()


def test_a_required_experience_comes_before_several_others():
    asked = seeker(experiences=(*lived("deuil", "exil", must=True), *lived("depression", "toc")))

    one_must = {"shown": frozenset({"deuil", "depression", "toc"})}
    two_musts = {"shown": frozenset({"deuil", "exil"})}
    assert first(asked, a=one_must, b=two_musts) == "b"


def test_more_shared_experience_comes_before_moments_and_distance():
    asked = seeker(experiences=lived("deuil", "toc"), moments=BOTH, position=DIJON)

    near = {"shown": frozenset({"deuil"}), "moments": BOTH, "position": DIJON}
    alike = {"shown": frozenset({"deuil"}), "silent": frozenset({"toc"}), "position": PARIS}
    assert first(asked, a=near, b=alike) == "b"


def test_then_the_words_of_the_request():
    asked = seeker(words=frozenset({"toc"}), moments=BOTH)

    assert first(asked, a={"moments": BOTH}, b={"shown": frozenset({"toc"})}) == "b"


def test_then_common_moments_then_nearness():
    asked = seeker(moments=BOTH, position=DIJON, radius_km=400)

    assert first(asked, a={"moments": TUESDAY_EVENING, "position": DIJON}, b={"moments": BOTH}) == "b"
    far, near = {"position": PARIS, "radius_km": 400}, {"position": BEAUNE, "radius_km": 50}
    assert first(asked, a=far, b=near) == "b"
    assert first(asked, a={}, b=far) == "b"


def test_then_the_language_the_person_prefers():
    asked = seeker(languages=("ar", "fr"))

    assert first(asked, a={"languages": ("fr",)}, b={"languages": ("fr", "ar"), "load": 2}) == "b"


def test_then_the_least_loaded():
    assert first(seeker(), a={"load": 1}, b={"load": 0}) == "b"
    assert first(seeker(), a={"load": 1, "waiting": 2}, b={"load": 2}) == "b"


def test_equals_are_drawn_otherwise_for_another_request():
    pool = [peer(id=f"o{n}", person_id=f"p{n}") for n in range(4)]
    firsts = {choose(seeker(id=f"d{n}"), pool)[0].peer.id for n in range(60)}

    assert firsts == {"o0", "o1", "o2", "o3"}


def test_never_more_than_three_even_when_all_are_possible():
    pool = [peer(id=f"o{n}", person_id=f"p{n}") for n in range(6)]

    assert len(choose(seeker(), pool, 6)) == 3
    assert len(choose(seeker(), pool, 2)) == 2
    assert choose(seeker(), pool, -1) == []


def test_nobody_is_a_possible_answer():
    assert choose(seeker(), []) == []
    assert choose(seeker(), [peer(open_now=False)]) == []
    assert choose(seeker(), [peer()], 0) == []


@given(seekers, pools, st.integers(0, 9))
def test_at_most_three_none_forbidden_whatever_is_asked(one, pool, n):
    chosen = choose(one, pool, n)

    assert len(chosen) <= min(n, 3)
    assert all(not blocks(one, match.peer) for match in chosen)
    assert len({match.peer.person_id for match in chosen}) == len(chosen)
    assert len(chosen) == min(n, 3, sum(not blocks(one, other) for other in pool))


@given(seekers, pools, st.randoms())
def test_the_order_of_the_list_changes_nothing(one, pool, chance: random.Random):
    shuffled = list(pool)
    chance.shuffle(shuffled)

    assert choose(one, shuffled) == choose(one, pool)


@given(seekers, pools)
def test_the_choice_is_that_of_comparing_everyone_with_everyone(one, pool):
    def compare(left, right):
        for pair in zip(preference(one, left), preference(one, right), strict=True):
            if pair[0] != pair[1]:
                return -1 if pair[0] < pair[1] else 1
        return 0

    allowed = sorted((other for other in pool if not blocks(one, other)), key=cmp_to_key(compare))
    assert [match.peer for match in choose(one, pool)] == allowed[:3]
