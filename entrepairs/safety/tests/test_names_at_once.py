"""Several people act at the same instant on a name."""

import pytest

from entrepairs.core.rules import Refused
from entrepairs.safety.actions.names import ask_name, confirm_name, decline_name, read_name
from entrepairs.safety.models import NameDraw, NameOpening
from entrepairs.safety.tests.opened import JUDGE, drawn_of, hidden_post, look_of, team_of
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def post(house, elena, bruno):
    return hidden_post(house, bruno, by=elena)


@pytest.fixture
def team(person, elena):
    return team_of([person(name) for name in ("Driss", "Inès", "Nadia", "Omar")], by=elena)


def asking(post, person):
    return lambda: ask_name(look_of(post), JUDGE, by=person)


def test_all_ask_at_once_and_one_lot_one_request_is_made(post, team):
    given = at_once(*(asking(post, one) for one in team))

    assert NameDraw.objects.count() == 1
    assert NameOpening.objects.count() == 1
    assert sum(isinstance(one, NameOpening) for one in given) == 1


def test_yes_twice_at_once_counts_once_and_the_same_person_never_makes_two(post, team):
    opening = next(one for one in at_once(*(asking(post, one) for one in team)) if isinstance(one, NameOpening))
    second, third = [one for one in drawn_of(post, team) if one.pk != opening.asked_by_id]
    acts = [lambda one=one: confirm_name(opening, by=one) for one in (opening.asked_by, second, third, second)]

    given = at_once(*acts)

    assert isinstance(given[0], Refused) and sum(one is None for one in given) == 1
    opening.refresh_from_db()
    readers = [one for one in team if _reads(opening, one)]
    assert len(readers) == 2 and opening.asked_by in readers


def test_a_yes_and_a_no_at_once_do_not_both_stand(post, team):
    opening = next(one for one in at_once(*(asking(post, one) for one in team)) if isinstance(one, NameOpening))
    second, third = [one for one in drawn_of(post, team) if one.pk != opening.asked_by_id]

    at_once(lambda: confirm_name(opening, by=second), lambda: decline_name(opening, by=third))

    opening.refresh_from_db()
    assert (opening.answered_by_id == second.pk) == (opening.shown_until is not None)


def _reads(opening, person):
    try:
        return read_name(opening, by=person) == "Bruno"
    except Refused:
        return False
