"""A supporter offers within their own limits, and stops when they want."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.actions.offers import (
    Terms,
    add_absence,
    pause_offer,
    remove_absence,
    resume_offer,
    save_offer,
)
from entrepairs.accompaniment.models import Absence, Offer
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import LivedExperience
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure
from entrepairs.training.actions import habilitate, sign_charter, write_charter

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(aicha, elena):
    house = open_structure(name="Le Bateau", kind=Structure.Kind.GEM, country="FR", commune="FR-21231", by=elena)
    sign_charter(write_charter("Nous écoutons.", by=elena), by=aicha)
    habilitate(aicha, house, by=elena)
    return aicha


@pytest.fixture
def offer(helper):
    return save_offer(Terms(topics=["depression"], ways=["ecrit"]), by=helper)


def test_without_a_house_nobody_offers(farid):
    with pytest.raises(Refused):
        save_offer(Terms(), by=farid)


def test_two_people_at_once_unless_one_says_otherwise(offer):
    assert offer.capacity == 2


def test_saving_again_changes_the_same_offer(offer, helper):
    save_offer(Terms(capacity=3), by=helper)
    assert Offer.objects.get(person=helper).capacity == 3


def test_an_absence_hides_the_offer_on_its_days_only(offer, helper):
    today = now().date()
    absence = add_absence(offer, today, today + timedelta(days=2), by=helper)

    assert not Offer.objects.present(today + timedelta(days=2)).exists()
    assert Offer.objects.present(today + timedelta(days=3)).exists()
    remove_absence(absence, by=helper)
    assert Offer.objects.present(today).exists()


def test_a_past_or_upside_down_absence_is_refused(offer, helper):
    today = now().date()
    for first, last in [(-3, -1), (5, 2)]:
        with pytest.raises(Refused):
            add_absence(offer, today + timedelta(days=first), today + timedelta(days=last), by=helper)
    assert not Absence.objects.exists()


def test_a_pause_hides_the_offer_until_the_return_and_twice_is_as_once(offer, helper):
    pause_offer(offer, by=helper)
    pause_offer(offer, by=helper)
    assert not Offer.objects.present(now().date()).exists()

    resume_offer(offer, by=helper)

    assert Offer.objects.present(now().date()).exists()


def test_farid_changes_and_sees_nothing(offer, farid):
    with pytest.raises(Refused):
        pause_offer(offer, by=farid)
    assert not Offer.objects.visible_to(farid).exists()


def test_the_page_offers_topics_one_has_lived_and_keeps_what_was_said(helper, browser_of):
    LivedExperience.objects.create(person=helper, experience="depression")
    browser = browser_of(helper)
    said = {"topics": ["depression"], "capacity": "1", "ways": ["ecrit"], "radius_km": "10", "agreed": "on"}

    assert browser.post("/aider/offre/", said | {"topics": ["alcool"]}).status_code == 422
    assert browser.post("/aider/offre/", said).status_code == 303

    offer = Offer.objects.get(person=helper)
    assert (offer.topics, offer.capacity, offer.radius_km) == (["depression"], 1, 10)


def test_the_page_of_help_says_where_one_stands(helper, farid, browser_of):
    assert browser_of(farid).get("/aider/").status_code == 200
    assert browser_of(farid).get("/aider/offre/").status_code == 303
    assert browser_of(helper).get("/aider/").status_code == 200
