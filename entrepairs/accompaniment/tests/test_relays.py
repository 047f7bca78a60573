"""A relay comes when two people said yes, reads, and leaves with thanks; a second supporter stays."""

import pytest

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.actions.leaving import leave
from entrepairs.accompaniment.actions.offers import pause_offer, resume_offer
from entrepairs.accompaniment.actions.pauses import pause
from entrepairs.accompaniment.actions.relays import agree_to_relay, decline_relay, name_relay
from entrepairs.accompaniment.models import Accompaniment, Offer, Participant, Relay
from entrepairs.accompaniment.rules.proposals import places_left
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.accompaniment.tests.pairs import say
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def driss(driss, house, charter, elena):
    """Driss helps in the same house."""
    offering(habilitated(driss, house, by=elena))
    return driss


@pytest.fixture
def offer(aicha, driss, pair):
    """Aïcha’s, with Driss as her usual relay."""
    Offer.objects.filter(person=aicha).update(relay=driss)
    return Offer.objects.get(person=aicha)


@pytest.fixture
def asked(offer, aicha):
    """Aïcha is in pause; Driss was asked."""
    pause_offer(offer, by=aicha)
    return Relay.objects.get()


@pytest.fixture
def came(asked, driss, bruno):
    agree_to_relay(asked, by=driss)
    return agree_to_relay(asked, by=bruno)


def told(person, kind):
    return Notice.objects.filter(person=person, kind=kind).count()


def page(browser_of, who, pair):
    return browser_of(who).get(pair.get_absolute_url())


def test_the_usual_relay_is_asked_and_the_person_has_a_name_meanwhile(asked, driss, elena, bruno):
    assert (asked.to, asked.looked_after_by) == (driss, elena)
    assert told(driss, "relay_asked") == 1
    assert told(bruno, "pair_paused") == 1
    assert told(bruno, "relay_offered") == 0


def test_with_two_yes_the_relay_reads_and_writes(asked, pair, driss, bruno, browser_of):
    assert page(browser_of, driss, pair).status_code == 404
    agree_to_relay(asked, by=driss)
    assert page(browser_of, bruno, pair).context["frame"].standing.offered == asked
    assert page(browser_of, driss, pair).status_code == 404

    agree_to_relay(asked, by=bruno)

    assert page(browser_of, driss, pair).status_code == 200
    say(pair, "Je suis là.", driss)
    assert "Je suis là." in page(browser_of, bruno, pair).content.decode()


def test_the_pages_of_the_relay_work_for_both(asked, pair, driss, bruno, browser_of):
    url = f"/relais/{asked.pk}/"
    for who in (driss, bruno):
        assert browser_of(who).get(url).status_code == 200
        assert browser_of(who).post(f"{url}accord/").status_code == 303

    assert pair.participants.filter(person=driss, left_at=None).exists()


def test_when_the_relay_says_no_someone_still_looks_after_it(asked, pair, driss, elena, bruno, browser_of):
    assert browser_of(driss).post(f"/relais/{asked.pk}/refus/").status_code == 303

    standing = Relay.objects.standing().get()
    assert (standing.to, standing.looked_after_by) == (None, elena)
    assert page(browser_of, bruno, pair).context["frame"].standing.keeper == "Elena"
    assert told(elena, "relay_to_name") == 1


def test_the_person_says_no_and_keeps_the_name(asked, pair, driss, bruno, browser_of):
    agree_to_relay(asked, by=driss)

    decline_relay(asked, by=bruno)

    assert not pair.participants.filter(person=driss).exists()
    assert page(browser_of, bruno, pair).context["frame"].standing.keeper == "Elena"


def test_when_the_supporter_is_back_the_relay_leaves_with_thanks(came, pair, offer, aicha, driss, browser_of):
    resume_offer(offer, by=aicha)

    assert page(browser_of, driss, pair).status_code == 404
    assert browser_of(driss).get(f"/relais/{came.pk}/").status_code == 200
    assert told(driss, "relay_ended") == 1
    assert Accompaniment.objects.get(pk=pair.pk).state == Accompaniment.State.BEGINNING


def test_a_relay_gives_it_back_and_the_person_is_not_left_alone(came, pair, driss, bruno, browser_of):
    assert browser_of(driss).get(f"{pair.get_absolute_url()}limites/").status_code == 200

    assert browser_of(driss).post(f"{pair.get_absolute_url()}depart/").status_code == 303

    assert page(browser_of, driss, pair).status_code == 404
    assert page(browser_of, bruno, pair).context["frame"].standing.keeper == "Elena"
    assert told(bruno, "relay_ended") == 1


def test_the_person_thanks_the_relay(came, pair, driss, bruno, browser_of):
    assert browser_of(bruno).get(f"{pair.get_absolute_url()}limites/").context["relay"] == came

    decline_relay(came, by=bruno)

    assert page(browser_of, driss, pair).status_code == 404
    assert (told(driss, "relay_ended"), told(bruno, "relay_ended")) == (1, 0)


def test_a_relay_who_pauses_gives_every_relay_back(came, pair, driss):
    pause_offer(Offer.objects.get(person=driss), by=driss)

    assert not pair.participants.filter(person=driss, left_at=None).exists()
    assert Relay.objects.standing().get().to is None


def test_a_relay_takes_one_place(came, driss):
    assert places_left(Offer.objects.get(person=driss)) == 1


def test_a_relay_who_has_no_place_left_does_not_come(asked, driss, bruno):
    agree_to_relay(asked, by=driss)
    Offer.objects.filter(person=driss).update(capacity=0)

    assert agree_to_relay(asked, by=bruno).ended_at is not None

    assert Relay.objects.standing().get().to is None


def test_a_relay_neither_ends_nor_pauses(came, pair, driss):
    for act in (end, pause):
        with pytest.raises(Refused):
            act(pair, by=driss)


def test_only_a_coordinator_names_and_only_someone_who_can_come(pair, driss, elena, farid):
    with pytest.raises(Refused):
        name_relay(pair, driss, kind=Relay.Kind.DUO, by=farid)
    with pytest.raises(Refused):
        name_relay(pair, farid, kind=Relay.Kind.DUO, by=elena)
    assert not Relay.objects.exists()


def test_a_second_supporter_walks_along_and_leaves_without_ending_anything(pair, driss, elena, bruno, aicha):
    relay = name_relay(pair, driss, kind=Relay.Kind.DUO, by=elena)
    for who in (driss, bruno):
        agree_to_relay(relay, by=who)
    assert pair.participants.get(person=driss).role == Participant.Role.SUPPORTER
    with pytest.raises(Refused):
        end(pair, by=driss)
    pause(pair, by=aicha)
    assert Accompaniment.objects.get(pk=pair.pk).state == Accompaniment.State.BEGINNING

    leave(pair, by=driss)

    assert Accompaniment.objects.get(pk=pair.pk).state == Accompaniment.State.PAUSED
    assert told(bruno, "relay_ended") == 1


def test_farid_sees_no_relay(asked, farid, browser_of):
    assert browser_of(farid).get(f"/relais/{asked.pk}/").status_code == 404
    assert browser_of(farid).post(f"/relais/{asked.pk}/accord/").status_code == 404
    assert not Relay.objects.visible_to(farid).exists()


def test_who_only_stood_in_may_be_proposed_later_and_who_accompanied_is_not(came, pair, offer, aicha, driss, bruno):
    resume_offer(offer, by=aicha)
    end(pair, by=bruno)

    again = written(bruno)

    assert {one.supporter for one in again.proposals.all()} == {driss}
