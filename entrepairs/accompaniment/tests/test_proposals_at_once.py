"""Two acts at the same moment, in two real transactions: one of them wins, and nobody is left without a word."""

import pytest

from entrepairs.accompaniment.actions.proposals import accept_proposal, choose_proposal
from entrepairs.accompaniment.actions.requests import send_request
from entrepairs.accompaniment.models import Accompaniment, FindableOffer, Proposal, Request
from entrepairs.accompaniment.tests.chain import TEXT, habilitated, offering, open_house, written
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two_asks(person, elena, aicha):
    """Two people chose Aïcha, who has one place."""
    offering(habilitated(aicha, open_house(elena), by=elena), capacity=1)
    asked = []
    for name in ("Bruno", "Nadia"):
        someone = person(name)
        request = written(someone, experiences=["hospitalisation-psychiatrique"])
        asked.append(choose_proposal(request.proposals.shown().get(), shared=["text"], by=someone))
    return asked


def test_of_two_acceptances_of_the_last_place_exactly_one_wins(two_asks, aicha):
    given = at_once(*[lambda one=one: accept_proposal(one, by=aicha) for one in two_asks])

    assert sorted(type(one).__name__ for one in given) == ["Accompaniment", "NoPlaceLeft"]
    assert Accompaniment.objects.count() == 1
    loser = Proposal.objects.get(pk__in=[one.pk for one in two_asks], state=Proposal.State.WITHDRAWN)
    assert Notice.objects.filter(person=loser.request.person, kind="proposal_closed").count() == 1
    assert loser.request.state == Request.State.WAITING


def test_all_who_ask_at_once_are_counted_by_the_search(person, elena, aicha):
    offering(habilitated(aicha, open_house(elena), by=elena), capacity=3)
    shown = [written(person(name)).proposals.shown().get() for name in ("Bruno", "Nadia", "Zoé", "Yann")]

    at_once(*[lambda one=one: choose_proposal(one, shared=[], by=one.request.person) for one in shown])

    assert FindableOffer.objects.get().busy == Proposal.objects.asked().count() == 4


def test_a_double_click_on_accept_opens_one_accompaniment(two_asks, aicha):
    given = at_once(*[lambda: accept_proposal(two_asks[0], by=aicha)] * 2)

    assert sum(isinstance(one, Accompaniment) for one in given) == 1
    assert Accompaniment.objects.count() == 1


def test_a_double_click_on_send_sends_one_request(bruno):
    wishes = Wishes(text=TEXT)

    given = at_once(*[lambda: send_request(wishes, by=bruno)] * 2)

    assert {one.pk for one in given} == {Request.objects.get().pk}


def test_four_sendings_at_once_leave_three_open(bruno):
    given = at_once(*[lambda: written(bruno)] * 4)

    assert sum(isinstance(one, Refused) for one in given) == 1
    assert Request.objects.open().count() == 3


def test_choosing_two_people_in_two_tabs_asks_one(person, elena, bruno):
    house = open_house(elena)
    for name in ("Ada", "Basile"):
        offering(habilitated(person(name), house, by=elena))
    request = written(bruno, experiences=["hospitalisation-psychiatrique"])
    shown = list(request.proposals.shown())

    given = at_once(*[lambda one=one: choose_proposal(one, shared=[], by=bruno) for one in shown])

    assert sum(isinstance(one, Refused) for one in given) == 1
    assert request.proposals.asked().count() == 1
