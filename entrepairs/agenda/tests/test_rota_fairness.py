"""To each their share: of this month, and of what the months before left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.agenda.rota.fairness import CARRIED, bands, owed, shares

PEOPLE = st.lists(st.tuples(st.integers(0, 7), st.none() | st.integers(0, 40)), max_size=12)


@given(st.lists(st.integers(0, 7), max_size=12), st.integers(0, 300))
def test_shares_hold_all_the_seats_between_them(mosts, seats):
    found = shares(mosts, seats)

    if any(mosts):
        assert sum(low for low, _high in found) <= seats <= sum(high for _low, high in found)
    assert all(high - low <= 1 for low, high in found)


@given(PEOPLE)
def test_little_is_carried_over_and_nothing_from_or_to_someone_new(people):
    mosts, past = [one for one, _ in people], [before for _, before in people]
    dues = owed(mosts, past)

    assert all(abs(due) <= CARRIED for due in dues)
    assert all(due == 0 for due, before in zip(dues, past, strict=True) if before is None)


@pytest.mark.parametrize(
    ("mosts", "past", "due"),
    [
        ([1, 1], [4, 4], [0, 0]),
        ([1, 1], [5, 3], [-1, 1]),
        ([1, 1], [40, 0], [-2, 2]),
        ([2, 1], [4, 2], [0, 0]),
        ([1, 1, 1], [3, 3, None], [0, 0, 0]),
    ],
)
def test_who_held_more_than_their_share_owes_nothing_for_a_while(mosts, past, due):
    assert owed(mosts, past) == due


def test_nobody_is_wanted_below_nothing():
    assert bands([1, 1], [-2, 2], 2) == [(0, 0), (3, 3)]
