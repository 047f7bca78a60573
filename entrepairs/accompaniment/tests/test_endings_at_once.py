"""Two acts at once on one pair, in two real transactions: one order or the other, never something between."""

import pytest

from entrepairs.accompaniment.actions.endings import ask_again, end
from entrepairs.accompaniment.actions.pauses import pause, stand_back
from entrepairs.accompaniment.actions.relays import agree_to_relay, name_relay
from entrepairs.accompaniment.models import Accompaniment, Ending, Message, Offer, Relay, Request
from entrepairs.accompaniment.tests.chain import habilitated, offering
from entrepairs.accompaniment.tests.pairs import met, say
from entrepairs.core.rules import Refused
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
State = Accompaniment.State


def state(pair):
    return Accompaniment.objects.get(pk=pair.pk).state


def test_of_two_ends_one_is_written(pair, aicha, bruno):
    given = at_once(lambda: end(pair, last_word="a", by=aicha), lambda: end(pair, last_word="b", by=bruno))

    assert sorted(type(one).__name__ for one in given) == ["Ending", "Refused"]
    assert Ending.objects.count() == 1


def test_a_message_is_sent_before_the_end_or_refused(pair, aicha, bruno):
    said, _ended = at_once(lambda: say(pair, "Encore un mot", bruno), lambda: end(pair, by=aicha))

    assert state(pair) == State.ENDED
    assert Message.objects.count() == (0 if isinstance(said, Refused) else 1)


def test_a_pause_and_an_end_leave_an_end(pair, aicha, bruno):
    at_once(lambda: pause(pair, by=aicha), lambda: end(pair, by=bruno))

    assert state(pair) == State.ENDED
    assert not pair.pauses.filter(ended_at=None).exists()
    assert not Relay.objects.standing().exists()


def test_both_pause_at_once_and_both_pauses_stand(pair, aicha, bruno):
    at_once(lambda: pause(pair, by=aicha), lambda: pause(pair, by=bruno), lambda: stand_back(aicha))

    assert pair.pauses.filter(ended_at=None).count() == 2
    assert Relay.objects.standing().count() == 1


def test_asking_again_twice_sends_one_request(pair, aicha, bruno):
    end(pair, by=aicha)

    at_once(lambda: ask_again(pair, by=bruno), lambda: ask_again(pair, by=bruno))

    assert Request.objects.open().count() == 1


def test_two_people_do_not_take_the_last_place_of_one_relay(pair, peer, person, driss, elena, house, aicha, bruno):
    nadia = person("Nadia")
    other = met(nadia, peer)
    offering(habilitated(driss, house, by=elena), capacity=1)
    relays = []
    for one in (pair, other):
        pause(one, by=aicha)
        relays.append(name_relay(one, driss, by=elena))
        agree_to_relay(relays[-1], by=driss)

    at_once(lambda: agree_to_relay(relays[0], by=bruno), lambda: agree_to_relay(relays[1], by=nadia))

    assert Accompaniment.objects.open().helped_by(driss).count() == 1
    assert Offer.objects.get(person=driss).capacity == 1
