"""The audit tells of groups, never of someone."""

from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching.served import OTHERS, Share, shares
from entrepairs.accompaniment.tests.matching_values import seeker

GROUPS = ["fr", "ar", "pt", "lsf"]


def told(people: dict[str, tuple[int, int]]) -> list[Share]:
    """`people`: how many wait in each group, how many of them are served."""
    asked = [
        seeker(id=f"{group}-{n}", languages=(group,)) for group, (count, _) in people.items() for n in range(count)
    ]
    served = {f"{group}-{n}" for group, (_, count) in people.items() for n in range(count)}
    return shares(asked, served, lambda one: one.languages)


def test_each_group_says_how_many_wait_and_how_many_are_served():
    assert told({"ar": (12, 6), "fr": (40, 30)}) == [Share("fr", 40, 30), Share("ar", 12, 6)]


def test_small_groups_are_together_and_left_out_when_that_is_still_few():
    assert told({"fr": (40, 30), "ar": (4, 2), "pt": (6, 3)}) == [Share("fr", 40, 30), Share(OTHERS, 10, 5)]
    assert told({"fr": (40, 30), "ar": (3, 2)}) == [Share("fr", 40, 30)]


def test_a_large_group_of_whom_a_few_are_served_names_none_of_them():
    assert told({"fr": (40, 30), "ar": (12, 2)}) == [Share("fr", 40, 30)]
    assert told({"fr": (40, 30), "ar": (12, 11)}) == [Share("fr", 40, 30)]


def test_nobody_served_in_a_large_group_is_said():
    assert told({"fr": (40, 30), "ar": (12, 0)}) == [Share("fr", 40, 30), Share("ar", 12, 0)]


@given(st.dictionaries(st.sampled_from(GROUPS), st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_no_count_under_five_is_ever_told(people):
    for share in told({group: (count, min(served, count)) for group, (count, served) in people.items()}):
        assert share.people >= 5
        assert {share.served, share.people - share.served} & {1, 2, 3, 4} == set()
