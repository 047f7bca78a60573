"""The last place of a group, asked for at the same moment, goes once; the same yes twice counts once."""

import pytest

from entrepairs.agenda.actions.grouping import put_in, take_out
from entrepairs.agenda.actions.inviting import accept_place, invite_one
from entrepairs.agenda.models import FormedGroup, Gathering, GroupPlace, GroupWish, Signup
from entrepairs.agenda.tests.grouped import crowd, formed, inside, leading, sent, wish_round
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.blocks import block
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def row(house, elena):
    found = wish_round(house, by=elena)
    leading(found, elena, by=elena, most=1)
    return found


def test_the_last_place_goes_to_exactly_one(row, person, elena):
    crowd(row, person, 12, by=elena, moments=1)
    (group,) = formed(row, by=elena)
    out = list(GroupWish.objects.exclude(seats__group=group))
    take_out(group, group.seats.first().wish, by=elena)
    sent(group, by=elena)
    given = at_once(*[lambda one=one: invite_one(group, one, by=elena) for one in out])

    assert sum(isinstance(one, Refused) for one in given) == 1 and len(inside(group)) == 10


def test_two_coordinators_move_the_same_person(row, person, elena):
    crowd(row, person, 7, by=elena, moments=1)
    (group,) = formed(row, by=elena)
    wish = group.seats.first().wish
    take_out(group, wish, by=elena)
    at_once(lambda: put_in(group, wish, by=elena), lambda: put_in(group, wish, by=elena))

    assert GroupPlace.objects.live().filter(wish=wish).count() == 1


def test_all_say_yes_at_once_and_the_group_starts_once(row, person, elena):
    crowd(row, person, 6, by=elena, moments=1)
    (group,) = formed(row, by=elena)
    places = sent(group, by=elena)
    given = at_once(*[lambda one=one: accept_place(one, by=one.wish.person) for one in places])

    group.refresh_from_db()
    assert given == [True] * 6 and group.state == FormedGroup.State.STARTED
    assert Gathering.objects.filter(series__isnull=False).count() == 3
    assert Signup.objects.count() == 18


def test_two_people_kept_apart_say_yes_at_once_and_one_is_in(row, person, elena):
    crowd(row, person, 8, by=elena, moments=1)
    (group,) = formed(row, by=elena)
    one, other = sent(group, by=elena)[:2]
    block(one.wish.person, by=other.wish.person)
    given = at_once(lambda: accept_place(one, by=one.wish.person), lambda: accept_place(other, by=other.wish.person))

    assert sorted(given) == [False, True]
