"""Pause and come back: one tap, no reason, and nobody is dropped."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.actions.offers import pause_offer, resume_offer
from entrepairs.accompaniment.actions.pauses import pause, resume
from entrepairs.accompaniment.kind_words import PAUSED, PAUSED_BY_ME
from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Offer, Relay
from entrepairs.accompaniment.tests.pairs import met
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
State = Accompaniment.State


def state(pair):
    return Accompaniment.objects.get(pk=pair.pk).state


def told(person):
    return list(Notice.objects.filter(person=person).order_by("at").values_list("kind", flat=True))


def words(browser, pair):
    return list(browser.get(pair.get_absolute_url()).context["frame"].standing.words)


@pytest.mark.parametrize("who", ["bruno", "aicha"])
def test_either_of_the_two_stops_and_comes_back_without_a_reason(who, pair, request):
    me = request.getfixturevalue(who)
    other = request.getfixturevalue({"bruno": "aicha", "aicha": "bruno"}[who])

    pause(pair, by=me)
    pause(pair, by=me)

    assert state(pair) == State.PAUSED
    assert AccompanimentPause.objects.count() == 1
    assert told(other).count("pair_paused") == 1
    resume(pair, by=me)
    assert state(pair) == State.BEGINNING
    assert told(other).count("pair_resumed") == 1


def test_a_second_pause_after_a_return_is_a_new_one(pair, bruno):
    for _ in range(2):
        pause(pair, by=bruno)
        resume(pair, by=bruno)

    assert AccompanimentPause.objects.filter(ended_at__isnull=False).count() == 2


def test_it_goes_on_when_both_are_back_and_nobody_comes_back_for_the_other(pair, aicha, bruno):
    pause(pair, by=bruno)
    with pytest.raises(Refused):
        resume(pair, by=aicha)
    pause(pair, by=aicha)

    resume(pair, by=bruno)
    assert state(pair) == State.PAUSED

    resume(pair, by=aicha)
    assert state(pair) == State.BEGINNING


def test_each_reads_their_own_words_and_never_a_reason(pair, aicha, bruno, browser_of):
    pause(pair, by=aicha)

    assert words(browser_of(aicha), pair) == [PAUSED_BY_ME]
    assert words(browser_of(bruno), pair) == [PAUSED["seeker"]]


def test_a_supporter_in_pause_leaves_the_person_with_a_name_at_once(pair, aicha, bruno, elena, browser_of):
    pause(pair, by=aicha)

    relay = Relay.objects.get()
    assert (relay.to, relay.looked_after_by) == (None, elena)
    assert b"Elena" in browser_of(bruno).get(pair.get_absolute_url()).content
    assert "relay_to_name" in told(elena)


def test_a_person_in_pause_asks_for_no_relay(pair, bruno):
    pause(pair, by=bruno)

    assert not Relay.objects.exists()


def test_pausing_an_offer_pauses_every_pair_and_coming_back_resumes_them(pair, peer, person, aicha):
    other = met(person("Nadia"), peer)
    offer = Offer.objects.get(person=aicha)

    pause_offer(offer, by=aicha)
    assert {state(pair), state(other)} == {State.PAUSED}
    assert Relay.objects.standing().count() == 2

    resume_offer(offer, by=aicha)
    assert {state(pair), state(other)} == {State.BEGINNING}
    assert not Relay.objects.standing().exists()


def test_coming_back_leaves_the_pause_taken_before_with_one_person(pair, peer, person, aicha):
    other = met(person("Nadia"), peer)
    pause(other, by=aicha)
    pause_offer(Offer.objects.get(person=aicha), by=aicha)

    resume_offer(Offer.objects.get(person=aicha), by=aicha)

    assert (state(pair), state(other)) == (State.BEGINNING, State.PAUSED)


def test_the_page_pauses_in_one_tap_and_keeps_a_day_that_is_past(pair, bruno, browser_of):
    browser, url = browser_of(bruno), f"{pair.get_absolute_url()}pause/"
    yesterday = (now() - timedelta(days=1)).date()

    assert browser.post(url, {"until": yesterday.isoformat()}).status_code == 422
    assert browser.post(url, {"until": ""}).status_code == 303
    assert state(pair) == State.PAUSED


def test_farid_pauses_nothing(pair, farid, browser_of):
    with pytest.raises(Refused):
        pause(pair, by=farid)
    for name in ("limites/", "pause/", "retour/", "fin/", "depart/"):
        assert browser_of(farid).post(pair.get_absolute_url() + name).status_code in (404, 405)
    assert state(pair) == State.BEGINNING
