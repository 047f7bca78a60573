"""What happens elsewhere and moves the chain: one line each, to our own actions."""

from django.dispatch import receiver

from entrepairs.accompaniment.actions.blocks import part, withdraw_between, withdraw_towards
from entrepairs.accompaniment.actions.pauses import come_back, stand_back
from entrepairs.accompaniment.actions.quieting import tell_of_silence
from entrepairs.accompaniment.events import offer_changed, offer_paused, offer_resumed
from entrepairs.accompaniment.models import Offer, OfferPause
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.team import refers, walked_with
from entrepairs.accompaniment.tasks.proposals import refresh_waiting_soon
from entrepairs.people import staff
from entrepairs.people.events import consent_withdrawn, profile_changed
from entrepairs.people.models import Person
from entrepairs.safety import apart
from entrepairs.safety.events import person_blocked, person_limited
from entrepairs.safety.models import Limit
from entrepairs.training.events import habilitation_withdrawn, person_habilitated
from entrepairs.training.models import Habilitation
from entrepairs.training.rules import may_help

staff.register(refers)
apart.add("accompaniment", walked_with)


@receiver([offer_changed, offer_resumed, person_habilitated, consent_withdrawn])
def look_again(**_: object) -> None:
    refresh_waiting_soon()


@receiver(profile_changed)
def found_as_they_say_now(person: Person, **_: object) -> None:
    follow([person.pk])


@receiver(person_blocked)
def separate(blocker: Person, blocked: Person, **_: object) -> None:
    withdraw_between(blocker, blocked)
    part(blocker, blocked)


@receiver(person_limited)
def nobody_waits_in_silence(person: Person, limit: Limit, **_: object) -> None:
    if limit.reach == Limit.Reach.SPEAK:
        tell_of_silence(person)


@receiver(offer_paused)
def nobody_is_dropped(offer: Offer, pause: OfferPause, **_: object) -> None:
    withdraw_towards(offer.person)
    stand_back(offer.person, until=pause.until)


@receiver(offer_resumed)
def welcome_back(offer: Offer, pause: OfferPause, **_: object) -> None:
    come_back(offer.person, since=pause.since)


@receiver(habilitation_withdrawn)
def no_longer_proposed(habilitation: Habilitation, **_: object) -> None:
    if not may_help(habilitation.person):
        withdraw_towards(habilitation.person)
