"""What was true a second ago is proposed no more; what ends by itself ends without an act; a refusal shows nowhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils.timezone import localdate

from entrepairs.accompaniment.actions.offers import add_absence, pause_offer, resume_offer
from entrepairs.accompaniment.actions.proposals import choose_proposal, take_back_proposal
from entrepairs.accompaniment.models import FindableOffer, Offer
from entrepairs.accompaniment.offered import best
from entrepairs.accompaniment.rules.candidates import seeker_of
from entrepairs.accompaniment.tasks.search import fill_search, follow_offers
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.core.clock import now
from entrepairs.people.actions.consents import give_consent, withdraw_consent
from entrepairs.people.actions.profiles import choose_experiences, save_profile
from entrepairs.people.models import LivedExperience
from entrepairs.people.models.consent import Purpose
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Decision, Limit, Measure
from entrepairs.training.actions import withdraw_habilitation
from entrepairs.training.models import Habilitation

pytestmark = pytest.mark.django_db
SHARED = ["hospitalisation-psychiatrique"]
NAMES = ("Ada", "Basile", "Cléo", "Dov", "Esra")


@pytest.fixture
def supporters(person, house, elena):
    """Five people who offer the same thing, for one person each."""
    people = [habilitated(person(name), house, by=elena) for name in NAMES]
    for one in people:
        offering(one, capacity=1)
    return {one.pk: one for one in people}


@pytest.fixture
def waiting(bruno, supporters):
    return written(bruno, experiences=SHARED)


@pytest.fixture
def three(waiting, supporters):
    """`three()`: who is found for Bruno at this moment, in order."""
    return lambda: [supporters[one.person] for one in best(seeker_of(waiting), 3)]


def limited(one, until):
    decision = Decision.objects.create(
        kind="post", object_id=uuid4(), measure=Measure.PERSON, decided_at=now(), until=until
    )
    Limit.objects.create(decision=decision, person=one, kind="post", object_id=uuid4(), reach=Limit.Reach.TALK)


def stop(one, how, elena):
    {
        "pause": lambda: pause_offer(Offer.objects.get(person=one), by=one),
        "absence": lambda: add_absence(Offer.objects.get(person=one), localdate(now()), localdate(now()), by=one),
        "consent": lambda: withdraw_consent(one, Purpose.HELPING, by=one),
        "habilitation": lambda: withdraw_habilitation(Habilitation.objects.get(person=one), because="Voilà.", by=elena),
        "limit": lambda: limited(one, now() + timedelta(days=2)),
        "no place": lambda: offering(one, capacity=0),
        "language": lambda: save_profile(one, by=one, languages=["ar"]),
    }[how]()


@pytest.mark.parametrize("how", ["pause", "absence", "consent", "habilitation", "limit", "no place", "language"])
def test_who_stops_is_found_no_more_at_that_second_and_the_next_one_is(three, elena, how):
    first, second, third = three()

    stop(first, how, elena)

    assert three()[:2] == [second, third]
    assert len(three()) == 3 and first not in three()


def test_more_who_stop_than_are_looked_at_first_hide_nobody(person, house, elena, three, supporters):
    others = [habilitated(person(f"Autre{n}"), house, by=elena) for n in range(20)]
    for one in others:
        offering(one, capacity=3)
        withdraw_consent(one, Purpose.HELPING, by=one)
    FindableOffer.objects.filter(person__in=others).update(busy=-1)  # before everybody

    assert len(three()) == 3 and set(three()) <= set(supporters.values())


def test_what_ends_by_itself_ends_without_an_act(three, elena):
    first, *_ = three()
    add_absence(Offer.objects.get(person=first), localdate(now()), localdate(now()) + timedelta(days=1), by=first)
    limited(three()[0], now() + timedelta(days=3))

    with time_machine.travel(now() + timedelta(days=2), tick=False):
        assert three()[0] == first
    with time_machine.travel(now() + timedelta(days=4), tick=False):
        assert len(three()) == 3


def test_who_comes_back_is_found_again(three):
    before = three()
    pause_offer(Offer.objects.get(person=before[0]), by=before[0])
    resume_offer(Offer.objects.get(person=before[0]), by=before[0])
    withdraw_consent(before[1], Purpose.HELPING, by=before[1])
    give_consent(before[1], Purpose.HELPING, by=before[1])

    assert three() == before


def test_who_is_asked_comes_after_their_equals_until_it_is_taken_back(three, waiting, bruno, person):
    before = three()
    zoe = person("Zoé")
    request = written(zoe, experiences=SHARED)
    proposal = request.proposals.shown().first()
    choose_proposal(proposal, shared=[], by=zoe)

    assert proposal.supporter not in three()
    take_back_proposal(proposal, by=zoe)
    assert three() == before


@pytest.mark.parametrize("mine", [True, False])
def test_a_refusal_is_filled_by_the_next_one_and_moves_nobody(three, bruno, mine):
    first, second, third = three()
    block(first if mine else bruno, by=bruno if mine else first)

    assert three()[:2] == [second, third]
    assert len(three()) == 3 and first not in three()


def test_what_is_silent_decides_of_nobody(three, supporters):
    """A supporter keeps the shared experience to themself: they are no longer found for it, as if they had never lived
    it; and nothing of the row is a word of it."""
    one = three()[0]
    choose_experiences(one, SHARED, by=one)
    assert one in three()
    lived = LivedExperience.objects.get(person=one)
    lived.shown_to = LivedExperience.ShownTo.NOBODY
    lived.save()
    follow_offers.call()

    assert one not in three()
    assert FindableOffer.objects.get(person=one).named == ""


def test_offers_that_the_search_does_not_know_come_back_by_themselves(three):
    before = three()
    FindableOffer.objects.all().delete()
    assert three() == []

    fill_search.call()

    assert three() == before
