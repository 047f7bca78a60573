"""A supporter says what they offer, when they are away, and when they pause."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from entrepairs.accompaniment.events import offer_changed, offer_paused, offer_resumed
from entrepairs.accompaniment.models import Absence, Offer, OfferPause
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.offers import may_be_away, may_be_relay_of, may_change_offer, may_offer
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.consents import give_consent
from entrepairs.people.models import Person
from entrepairs.people.models.consent import Purpose


@dataclass(frozen=True)
class Terms:
    """What someone offers; as the columns of the same names of models.Offer. `relay`: whom to ask first in a pause."""

    topics: Iterable[str] = field(default_factory=tuple)
    refused_topics: Iterable[str] = field(default_factory=tuple)
    capacity: int = 2
    ways: Iterable[str] = field(default_factory=tuple)
    moments: int = 0
    radius_km: int = 25
    relay: Person | None = None


@transaction.atomic
def save_offer(terms: Terms, *, by: Person) -> Offer:
    """Write one’s offer. It is the explicit yes to be proposed to others (Purpose.HELPING).

    Fewer places than people accompanied is allowed: nobody is dropped, nobody new comes."""
    require(may_offer(by))
    require(may_be_relay_of(by, terms.relay))
    give_consent(by, Purpose.HELPING, by=by)
    offer, _new = Offer.objects.update_or_create(
        person=by,
        defaults={
            "topics": list(terms.topics),
            "refused_topics": list(terms.refused_topics),
            "capacity": terms.capacity,
            "ways": list(terms.ways),
            "moments": terms.moments,
            "radius_km": terms.radius_km,
            "relay": terms.relay,
            "updated_at": now(),
        },
    )
    follow([by.pk])
    journal(by, "offer.saved", offer, about=by)
    offer_changed.send(sender=Offer, offer=offer, by=by)
    return offer


@transaction.atomic
def add_absence(offer: Offer, first_day: date, last_day: date, *, by: Person) -> Absence:
    """Nobody new is proposed on those days, both included."""
    require(may_change_offer(by, offer))
    require(may_be_away(first_day, last_day, today=now().date()))
    absence, is_new = Absence.objects.get_or_create(offer=offer, first_day=first_day, last_day=last_day)
    if is_new:
        journal(by, "absence.added", absence, about=by)
        offer_changed.send(sender=Offer, offer=offer, by=by)
    return absence


@transaction.atomic
def remove_absence(absence: Absence, *, by: Person) -> None:
    require(may_change_offer(by, absence.offer))
    journal(by, "absence.removed", absence, about=by)
    absence.delete()
    offer_changed.send(sender=Offer, offer=absence.offer, by=by)


@transaction.atomic
def pause_offer(offer: Offer, *, until: date | None = None, by: Person) -> OfferPause:
    """Stop for a while, without a reason. Nobody is dropped: each person accompanied gets a kind word and a name
    (receivers of offer_paused). Pausing twice keeps the first pause."""
    offer = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    require(may_change_offer(by, offer))
    pause, is_new = OfferPause.objects.get_or_create(
        offer=offer, ended_at=None, defaults={"since": now(), "until": until}
    )
    if is_new:
        journal(by, "offer.paused", offer, about=by)
        offer_paused.send(sender=Offer, offer=offer, pause=pause, by=by)
    return pause


@transaction.atomic
def resume_offer(offer: Offer, *, by: Person) -> None:
    """Be there again. Resuming twice changes nothing."""
    offer = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    require(may_change_offer(by, offer))
    pause = OfferPause.objects.filter(offer=offer, ended_at=None).first()
    if pause is not None:
        OfferPause.objects.filter(pk=pause.pk).update(ended_at=now())
        journal(by, "offer.resumed", offer, about=by)
        offer_resumed.send(sender=Offer, offer=offer, pause=pause, by=by)
