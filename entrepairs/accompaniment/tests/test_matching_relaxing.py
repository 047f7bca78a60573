"""« Pourquoi personne » : what may be relaxed, what the house lacks, and what never leaks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import Relaxation, Rule, choose, obstacles, relaxations
from entrepairs.accompaniment.matching.constraints import possible
from entrepairs.accompaniment.matching.relaxing import Band, Criterion, lifted
from entrepairs.accompaniment.matching.sentences import of_obstacle, of_relaxation
from entrepairs.accompaniment.tests.matching_values import (
    BEAUNE,
    DIJON,
    FRIDAY_MORNING,
    TUESDAY_EVENING,
    lived,
    peer,
    pools,
    seeker,
    seekers,
)

PHONE, IN_PERSON = frozenset({"telephone"}), frozenset({"personne"})


def several(count, **given):
    return [peer(id=f"o{n}", person_id=f"p{n}", **given) for n in range(count)]


@pytest.mark.parametrize(
    ("asked", "offered", "criterion"),
    [
        ({"moments": TUESDAY_EVENING, "ways": PHONE}, {"moments": FRIDAY_MORNING}, Criterion.MOMENTS),
        ({"ways": PHONE}, {"ways": frozenset({"ecrit"})}, Criterion.WAYS),
        ({"languages": ("pt",)}, {}, Criterion.LANGUAGE),
        ({"experiences": lived("deuil")}, {}, Criterion.EXPERIENCE),
    ],
)
def test_the_criterion_that_stands_in_the_way_is_named(asked, offered, criterion):
    found = relaxations(seeker(**asked), several(4, **offered))

    assert Relaxation((criterion,), Band.SOMEONE) in found


def test_distance_is_relaxed_only_where_the_supporter_comes_that_far():
    asked = seeker(ways=IN_PERSON, position=DIJON, radius_km=10)

    willing = several(1, position=BEAUNE, radius_km=50, ways=IN_PERSON)
    assert relaxations(asked, willing) == [Relaxation((Criterion.DISTANCE,), Band.SOMEONE)]
    assert relaxations(asked, several(1, position=BEAUNE, radius_km=20, ways=IN_PERSON)) == []


def test_a_required_experience_may_become_a_wish():
    asked = seeker(experiences=(*lived("deuil", must=True), *lived("depression")))

    found = relaxations(asked, several(5, shown=frozenset({"depression"})))
    assert Relaxation((Criterion.MUST,), Band.SEVERAL) in found


def test_two_criteria_are_proposed_when_one_is_not_enough():
    asked = seeker(languages=("pt",), ways=PHONE)

    found = relaxations(asked, several(1, ways=frozenset({"ecrit"})))
    assert found == [Relaxation((Criterion.WAYS, Criterion.LANGUAGE), Band.SOMEONE)]


def test_small_counts_are_said_alike():
    asked = seeker(languages=("pt",))

    assert relaxations(asked, several(1)) == relaxations(asked, several(4))
    assert relaxations(asked, several(5)) == relaxations(asked, several(50)) != relaxations(asked, several(4))


@given(seekers, pools, st.sampled_from(Criterion))
def test_relaxing_never_removes_anyone(one, pool, criterion):
    relaxed = lifted(one, criterion)

    assert all(possible(relaxed, other) for other in pool if possible(one, other))
    assert len(choose(relaxed, pool)) >= len(choose(one, pool))


@given(seekers, pools)
def test_what_is_said_to_open_does_open(one, pool):
    for relaxation in relaxations(one, pool):
        relaxed = one
        for criterion in relaxation.criteria:
            relaxed = lifted(relaxed, criterion)
        more = [other for other in pool if possible(relaxed, other) and not possible(one, other)]
        assert (len(more) >= 5) == (relaxation.opens is Band.SEVERAL)
        assert more
        assert not any(sign.isdigit() for sign in of_relaxation(relaxation))


def test_the_coordinator_learns_what_nobody_offers_together():
    asked = seeker(languages=("pt",), moments=TUESDAY_EVENING, ways=PHONE)
    pool = [
        peer(id="a", person_id="a", languages=("pt",), moments=FRIDAY_MORNING),
        peer(id="b", person_id="b", moments=TUESDAY_EVENING),
    ]

    (found,) = obstacles(asked, pool)
    assert found.rules == (Rule.LANGUAGE, Rule.MOMENT)
    assert "le portugais" in of_obstacle(found)
    assert "le soir" in of_obstacle(found)


def test_the_coordinator_learns_that_nobody_is_available():
    (found,) = obstacles(seeker(), [peer(free_places=0)])

    assert found.rules == ()
    assert of_obstacle(found)
    assert obstacles(seeker(), [peer()]) == []


def test_a_veto_a_topic_or_history_give_the_same_discreet_obstacle():
    closed = [
        obstacles(seeker(), [peer(vetoes=frozenset({"bruno"}))]),
        obstacles(seeker(history=frozenset({"aicha"})), [peer()]),
        obstacles(seeker(words=frozenset({"deuil"})), [peer(refused_topics=frozenset({"deuil"}))]),
    ]

    assert closed[0] == closed[1] == closed[2]
    assert closed[0][0].discreet


def test_an_experience_that_is_not_shown_is_not_named_to_the_coordinator():
    (found,) = obstacles(seeker(experiences=lived("deuil", shown=False)), [peer()])

    assert found.rules == (Rule.EXPERIENCE,)
    assert found.experiences == ()


@given(seekers, pools)
def test_obstacles_are_there_exactly_when_nobody_is_possible(one, pool):
    found = obstacles(one, pool)

    assert bool(found) != any(possible(one, other) for other in pool)
    assert all(not any(sign.isdigit() for sign in of_obstacle(obstacle)) for obstacle in found)


@given(seekers, pools)
def test_a_veto_never_looks_like_a_lack(one, pool):
    asked = {obstacle for obstacle in obstacles(one, pool) if obstacle.rules}
    strangers = replace(one, refused=frozenset(), history=frozenset())
    without = set(obstacles(strangers, [replace(other, vetoes=frozenset()) for other in pool]))

    assert not asked or asked == without
