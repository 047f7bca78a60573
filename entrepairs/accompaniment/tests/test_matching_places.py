"""Each act that takes a place or gives it back is counted by the search, at that second."""

import pytest

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.actions.erasures import leave_everything
from entrepairs.accompaniment.actions.leaving import leave
from entrepairs.accompaniment.actions.offers import pause_offer, resume_offer
from entrepairs.accompaniment.actions.proposals import choose_proposal, decline_proposal, take_back_proposal
from entrepairs.accompaniment.actions.relays import agree_to_relay, name_relay
from entrepairs.accompaniment.actions.requests import withdraw_request
from entrepairs.accompaniment.models import FindableOffer, Offer, Relay
from entrepairs.accompaniment.tasks.proposals import expire
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db


@pytest.fixture
def driss(driss, house, charter, elena):
    """Driss helps in the same house."""
    offering(habilitated(driss, house, by=elena))
    return driss


@pytest.fixture
def asked(peer, bruno):
    """Bruno asked Aïcha."""
    return choose_proposal(written(bruno).proposals.shown().get(), shared=[], by=bruno)


def busy(person):
    return FindableOffer.objects.get(person=person).busy


ANSWERS = {
    "taken back": lambda asked: take_back_proposal(asked, by=asked.request.person),
    "declined": lambda asked: decline_proposal(asked, by=asked.supporter),
    "expired": lambda asked: expire(asked.pk),
    "withdrawn": lambda asked: withdraw_request(asked.request, by=asked.request.person),
    "blocked": lambda asked: block(asked.supporter, by=asked.request.person),
    "paused": lambda asked: pause_offer(Offer.objects.get(person=asked.supporter), by=asked.supporter),
    "erased": lambda asked: leave_everything(asked.request.person),
}


@pytest.mark.parametrize("how", ANSWERS)
def test_an_ask_counts_until_it_is_over(asked, peer, how):
    assert busy(peer) == 1

    ANSWERS[how](asked)

    assert busy(peer) == 0


def test_who_accompanies_someone_is_counted_until_the_end(pair, bruno, aicha):
    assert busy(aicha) == 1

    end(pair, by=bruno)

    assert busy(aicha) == 0


def test_a_second_supporter_is_counted_until_they_leave(pair, bruno, aicha, driss, elena):
    relay = name_relay(pair, driss, kind=Relay.Kind.DUO, by=elena)
    agree_to_relay(relay, by=driss)
    assert busy(driss) == 0

    agree_to_relay(relay, by=bruno)
    assert (busy(aicha), busy(driss)) == (1, 1)

    leave(pair, by=driss)
    assert (busy(aicha), busy(driss)) == (1, 0)


def test_a_relay_is_counted_until_the_supporter_is_back(pair, bruno, aicha, driss):
    offer = Offer.objects.get(person=aicha)
    Offer.objects.filter(person=aicha).update(relay=driss)
    pause_offer(offer, by=aicha)
    agree_to_relay(Relay.objects.get(), by=driss)
    agree_to_relay(Relay.objects.get(), by=bruno)
    assert (busy(aicha), busy(driss)) == (1, 1)

    resume_offer(offer, by=aicha)

    assert (busy(aicha), busy(driss)) == (1, 0)


def test_all_are_free_again_when_the_end_comes_during_a_relay(pair, bruno, aicha, driss, elena):
    relay = name_relay(pair, driss, kind=Relay.Kind.DUO, by=elena)
    for one in (driss, bruno):
        agree_to_relay(relay, by=one)

    end(pair, by=bruno)

    assert (busy(aicha), busy(driss)) == (0, 0)
