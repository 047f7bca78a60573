"""A block is for the other person an end like any other, and nothing ever brings the two together again."""

import re

import pytest
import time_machine

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.actions.offers import pause_offer
from entrepairs.accompaniment.actions.proposals import choose_proposal, propose
from entrepairs.accompaniment.actions.relays import agree_to_relay, decline_relay, name_relay
from entrepairs.accompaniment.models import Accompaniment, Offer, Proposal, Relay
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.accompaniment.tests.pairs import met
from entrepairs.core.clock import now
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
UNLIKE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|csrfmiddlewaretoken\" value=\"\w+|why-\w+|token=\"[^\"]+")
PAGES = ["", "cadre/", "rendez-vous/", "notes/", "projets/", "limites/"]


def what_is_seen(browser, person, pair):
    """Every page of the pair, the lists and the notices, without what differs from one pair to the next."""
    addresses = [pair.get_absolute_url() + name for name in PAGES] + ["/accompagnements/", "/avis/", "/mon-espace/"]
    pages = [UNLIKE.sub("", browser.get(url).content.decode()) for url in addresses]
    told = list(Notice.objects.filter(person=person).order_by("kind").values_list("kind", flat=True))
    return pages, told


@pytest.fixture
def _still():
    """The clock stands still: a notice says when it came."""
    with time_machine.travel(now(), tick=False):
        yield


@pytest.mark.usefixtures("_still")
@pytest.mark.parametrize("who", ["aicha", "bruno"])
def test_for_the_other_person_it_is_an_ordinary_end_byte_for_byte(who, aicha, bruno, pair, browser_of):
    """Two pairs that only differ by how they end, seen by the same person, one after the other."""
    blocker, other = (aicha, bruno) if who == "aicha" else (bruno, aicha)
    Notice.objects.all().delete()
    end(pair, by=blocker)
    ordinary = what_is_seen(browser_of(other), other, pair)
    Accompaniment.objects.all().delete()
    Notice.objects.all().delete()
    again = met(*_anew(pair, bruno, aicha))
    Notice.objects.all().delete()

    block(other, by=blocker)

    assert what_is_seen(browser_of(other), other, again) == ordinary


def _anew(pair, bruno, aicha):
    """The same two, as if they had never met."""
    Proposal.objects.all().delete()
    pair.request.delete()
    return bruno, aicha


@pytest.fixture
def driss(driss, house, charter, elena):
    offering(habilitated(driss, house, by=elena))
    return driss


@pytest.mark.parametrize("blocker", ["aicha", "nadia"])
def test_what_was_proposed_is_taken_back_and_never_proposed_again(blocker, peer, driss, person):
    nadia = person("Nadia")
    request = written(nadia)
    choose_proposal(request.proposals.get(supporter=peer), shared=["text"], by=nadia)

    block(nadia, by=peer) if blocker == "aicha" else block(peer, by=nadia)
    propose(request)

    assert request.proposals.get(supporter=peer).state == Proposal.State.WITHDRAWN
    assert {one.supporter for one in request.proposals.shown()} == {driss}
    again = written(nadia)
    assert peer not in {one.supporter for one in again.proposals.all()}
    assert Notice.objects.filter(person=nadia, kind="proposal_closed").exists()
    assert not Proposal.objects.visible_to(peer).filter(request__person=nadia).exists()


@pytest.fixture
def relay(pair, aicha, driss):
    Offer.objects.filter(person=aicha).update(relay=driss)
    pause_offer(Offer.objects.get(person=aicha), by=aicha)
    return Relay.objects.get()


def test_a_relay_who_is_blocked_leaves_as_one_who_is_thanked(relay, pair, driss, bruno, browser_of):
    for who in (driss, bruno):
        agree_to_relay(relay, by=who)

    block(driss, by=bruno)

    assert Accompaniment.objects.open().filter(pk=pair.pk).exists()
    assert browser_of(driss).get(pair.get_absolute_url()).status_code == 404
    assert browser_of(driss).get(f"/relais/{relay.pk}/").status_code == 200
    assert Notice.objects.filter(person=driss, kind="relay_ended").count() == 1
    assert browser_of(bruno).get(pair.get_absolute_url()).context["frame"].standing.keeper == "Elena"


def test_thanking_and_blocking_a_relay_look_the_same(relay, pair, driss, bruno, browser_of):
    for who in (driss, bruno):
        agree_to_relay(relay, by=who)
    decline_relay(relay, by=bruno)
    thanked = browser_of(driss).get(f"/relais/{relay.pk}/").content.decode()
    pair.participants.filter(person=driss).update(left_at=None)
    Relay.objects.exclude(pk=relay.pk).delete()
    Relay.objects.update(ended_at=None)

    block(driss, by=bruno)

    blocked = browser_of(driss).get(f"/relais/{relay.pk}/").content.decode()
    assert UNLIKE.sub("", blocked) == UNLIKE.sub("", thanked)


@pytest.mark.parametrize("who", ["driss", "bruno"])
def test_a_relay_who_was_asked_is_asked_no_more(who, relay, driss, bruno):
    block(driss, by=bruno) if who == "bruno" else block(bruno, by=driss)

    assert Relay.objects.standing().get().to is None


def test_a_relay_who_blocks_the_person_just_leaves(relay, pair, driss, bruno):
    for who in (driss, bruno):
        agree_to_relay(relay, by=who)

    block(bruno, by=driss)

    assert not pair.participants.filter(person=driss, left_at=None).exists()
    assert Accompaniment.objects.open().filter(pk=pair.pk).exists()


@pytest.fixture
def second(pair, driss, bruno, elena):
    """Driss has come beside Aïcha: they are two to accompany Bruno."""
    relay = name_relay(pair, driss, kind=Relay.Kind.DUO, by=elena)
    for who in (driss, bruno):
        agree_to_relay(relay, by=who)
    return relay


@pytest.mark.parametrize("who", ["aicha", "driss"])
def test_blocking_one_of_two_supporters_keeps_the_other(who, second, pair, aicha, driss, bruno, browser_of):
    blocked, kept = (aicha, driss) if who == "aicha" else (driss, aicha)

    block(blocked, by=bruno)

    assert Accompaniment.objects.open().filter(pk=pair.pk).exists()
    assert {one.person for one in pair.participants.filter(left_at=None)} == {bruno, kept}
    assert browser_of(kept).get(pair.get_absolute_url()).status_code == 200
    assert browser_of(blocked).get(pair.get_absolute_url()).status_code == 404
    notice = Notice.objects.get(person=blocked, kind="relay_ended")
    assert browser_of(blocked).get(notice.path).status_code == 200


def test_thanking_and_blocking_a_second_supporter_look_the_same(second, pair, driss, bruno, browser_of):
    decline_relay(second, by=bruno)
    thanked = _left_to(driss, second, browser_of)
    pair.participants.filter(person=driss).update(left_at=None)
    Relay.objects.update(ended_at=None)
    Notice.objects.filter(person=driss, kind="relay_ended").delete()

    block(driss, by=bruno)

    assert _left_to(driss, second, browser_of) == thanked


def _left_to(someone, relay, browser_of):
    """What they still see, and what they were told."""
    browser = browser_of(someone)
    pages = [browser.get(url).content.decode() for url in (f"/relais/{relay.pk}/", "/accompagnements/", "/mon-espace/")]
    told = list(Notice.objects.filter(person=someone).order_by("kind").values_list("kind", "path"))
    return [UNLIKE.sub("", text) for text in pages], told
