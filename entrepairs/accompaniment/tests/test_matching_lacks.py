"""What several people who wait lack together, said without counting a few, naming a secret, or telling a refusal."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching.lacks import lacks
from entrepairs.accompaniment.matching.sentences import of_lack
from entrepairs.accompaniment.tests.matching_values import (
    FRIDAY_MORNING,
    TUESDAY_EVENING,
    lived,
    peer,
    pools,
    seeker,
    seekers,
)

PHONE = frozenset({"telephone"})


def several(count: int, **given):
    return [seeker(id=f"d{n}", person_id=f"s{n}", **given) for n in range(count)]


def said(asked, offered) -> list[str]:
    return [of_lack(lack) for lack in lacks(asked, offered)]


def test_seven_people_wait_for_someone_who_speaks_arabic():
    assert said(several(7, languages=("ar",)), [peer()]) == ["7 personnes attendent quelqu’un qui parle l’arabe."]


def test_a_language_and_an_evening_that_nobody_has_together():
    asked = several(6, languages=("ar",), ways=PHONE, moments=TUESDAY_EVENING)
    offered = [
        peer(id="a", person_id="a", languages=("ar",), moments=FRIDAY_MORNING),
        peer(id="b", person_id="b", moments=TUESDAY_EVENING),
    ]

    assert said(asked, offered) == [
        "6 personnes attendent quelqu’un qui parle l’arabe et qui est libre le soir.",
    ]


def test_evenings_are_the_same_whatever_the_day():
    asked = several(3, ways=PHONE, moments=TUESDAY_EVENING) + [
        replace(one, id=f"x{one.id}", person_id=f"x{one.person_id}", moments=1 << 2) for one in several(3, ways=PHONE)
    ]

    assert said(asked, [peer(moments=FRIDAY_MORNING)]) == ["6 personnes attendent quelqu’un qui est libre le soir."]


def test_four_people_are_never_counted():
    assert said(several(4, languages=("ar",)), [peer()]) == []
    assert len(said(several(5, languages=("ar",)), [peer()])) == 1


def test_someone_with_three_requests_is_one_person():
    asked = [replace(one, person_id="zoe") for one in several(3, languages=("ar",))] + several(3, languages=("ar",))

    assert said(asked, [peer()]) == []


def test_an_experience_is_named_only_when_they_let_it_be():
    asked = several(5, experiences=lived("depression"))
    silent = several(5, experiences=lived("depression", shown=False))

    assert said(asked, [peer(shown=frozenset({"deuil"}))]) == [
        "5 personnes attendent quelqu’un qui parle de : dépression."
    ]
    assert said(silent, [peer(shown=frozenset({"deuil"}))]) == [
        "5 personnes attendent quelqu’un qui partage ce qu’elles ont nommé."
    ]


def test_what_stands_between_people_is_nobody_s_lack():
    refusing = [peer(vetoes=frozenset(f"s{n}" for n in range(9)))]

    assert said(several(9), refusing) == []
    assert said(several(9), []) == []


@given(seekers, st.integers(4, 7), pools)
def test_a_veto_changes_no_count_when_nobody_was_possible_anyway(one, count, pool):
    asked = [replace(one, id=f"d{n}", person_id=f"s{n}", languages=("nl",)) for n in range(count)]
    vetoed = [replace(other, vetoes=other.vetoes | {one.person_id for one in asked}) for other in pool]

    assert lacks(asked, pool) == lacks(asked, vetoed)
    assert all(lack.people == count >= 5 for lack in lacks(asked, pool))
