"""What the pages of an offer say: who is asked first in a pause, what is missing, what others see."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.actions.offers import Terms, save_offer
from entrepairs.accompaniment.models import Offer, OfferPause
from entrepairs.accompaniment.tests.chain import habilitated, offering
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import LivedExperience
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
SAID = {"topics": [], "capacity": "2", "ways": ["ecrit"], "radius_km": "10", "agreed": "on"}


@pytest.fixture
def driss(driss, house, charter, elena):
    offering(habilitated(driss, house, by=elena))
    return driss


def test_the_usual_relay_is_chosen_among_the_supporters_of_the_house(peer, driss, browser_of):
    assert browser_of(peer).post("/aider/offre/", SAID | {"relay": str(driss.pk)}).status_code == 303

    assert Offer.objects.get(person=peer).relay == driss


def test_neither_a_stranger_nor_oneself_nor_someone_blocked_is_a_relay(peer, driss, farid, browser_of):
    block(peer, by=driss)
    for someone in (farid, peer, driss):
        assert browser_of(peer).post("/aider/offre/", SAID | {"relay": str(someone.pk)}).status_code == 422
        with pytest.raises(Refused):
            save_offer(Terms(relay=someone), by=peer)


def test_what_is_missing_in_the_profile_is_said_on_both_pages(peer, browser_of):
    for url in ("/aider/", "/aider/offre/"):
        assert len(browser_of(peer).get(url).context["missing"]) == 2


def test_others_see_what_one_shows_and_never_what_one_keeps(peer, browser_of):
    LivedExperience.objects.create(person=peer, experience="depression", shown_to="membres")
    LivedExperience.objects.create(person=peer, experience="bipolarite", shown_to="personne")
    Offer.objects.filter(person=peer).update(topics=["depression", "bipolarite"])

    seen = browser_of(peer).get("/aider/").context["seen"]

    assert len(seen["named"]) == 1


def test_a_pause_until_a_past_day_is_refused_and_nothing_stops(peer, browser_of):
    yesterday = (now() - timedelta(days=1)).date().isoformat()

    assert browser_of(peer).post("/aider/pause/", {"until": yesterday}).status_code == 422
    assert not OfferPause.objects.exists()
    assert browser_of(peer).post("/aider/pause/", {"until": ""}).status_code == 303
    assert OfferPause.objects.count() == 1
