"""The last seat, asked for by several at the same moment, goes to exactly one. Real transactions."""

import pytest

from entrepairs.agenda.actions.signups import sign_up, withdraw
from entrepairs.agenda.models import Signup
from entrepairs.agenda.tasks.seating import serve
from entrepairs.agenda.tests.gathered import planned
from entrepairs.core.rules import Refused
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def states(row) -> list[str]:
    return sorted(row.signups.values_list("state", flat=True))


def test_the_last_seat_goes_to_exactly_one_and_the_other_is_first_on_the_list(house, elena, bruno, aicha):
    row = planned(house, by=elena, in_hours=96, capacity=1)

    given = at_once(lambda: sign_up(row, by=bruno), lambda: sign_up(row, by=aicha))

    assert sorted(one.state for one in given) == ["attend", "vient"]
    assert states(row) == ["attend", "vient"]


def test_ten_want_three_seats(house, elena, person):
    row = planned(house, by=elena, in_hours=96, capacity=3)
    people = [person(f"Personne-{n}") for n in range(10)]

    at_once(*[lambda one=one: sign_up(row, by=one) for one in people])

    assert states(row) == ["attend"] * 7 + ["vient"] * 3


def test_the_same_tap_twice_takes_one_seat(house, elena, bruno):
    row = planned(house, by=elena, in_hours=96, capacity=5)

    given = at_once(lambda: sign_up(row, by=bruno), lambda: sign_up(row, by=bruno))

    assert sum(isinstance(one, Refused) for one in given) == 1
    assert states(row) == ["vient"]


def test_a_seat_given_back_while_another_is_asked_for_is_lost_by_nobody(house, elena, bruno, aicha, claire):
    row = planned(house, by=elena, in_hours=96, capacity=1)
    mine = sign_up(row, by=bruno)
    sign_up(row, by=aicha)

    at_once(lambda: withdraw(mine, by=bruno), lambda: sign_up(row, by=claire), lambda: serve(row))

    assert states(row) == ["annule", "attend", "place"]
    assert Signup.objects.get(state="place").person == aicha
