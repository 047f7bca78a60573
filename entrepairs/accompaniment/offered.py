"""Offers as the plain values of accompaniment.matching; and as the search reads them, which follows what changes."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from entrepairs.accompaniment.matching import POLICY, Peer, Seeker
from entrepairs.accompaniment.models import (
    HELPING_ROLES,
    Absence,
    Accompaniment,
    FindableOffer,
    Found,
    Offer,
    OfferPause,
    Participant,
    Proposal,
)
from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.people import experiences
from entrepairs.people.models import Consent, LivedExperience
from entrepairs.people.models.consent import Purpose
from entrepairs.places.communes import Position, find
from entrepairs.safety.models import Limit
from entrepairs.training.models import Habilitation

A_BATCH = 500
SPARE, ALL = 5, 1_000_000_000
"""How many more than asked for are looked at first: some of them may not be open now."""
OWN = {"person": OuterRef("person")}


class Now(TypedDict):
    """What the database says of an offer now: people accompanied (`load`), asks not answered (`asks`)."""

    is_open: bool
    consents: bool
    load: int
    asks: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    OfferNow = WithAnnotations[Offer, Now]


def best(seeker: Seeker, most: int, without: Collection[str] = (), before: Seeker | None = None) -> list[Found]:
    """The supporters to propose now, best first, among every offer. `without`: people of whom one does not speak.
    `before`: the same request asked otherwise; then only those whom the change makes possible.

    Two queries: whoever suits, in order; which of the first of them are open at this moment. Once more, for all, in the
    rare case where too many of the first are not."""
    for depth in (most + SPARE, ALL):
        suited = FindableOffer.objects.best(seeker, depth, without, before)
        is_open = set(_open_among(localdate(now()), [one.offer for one in suited])) if suited else set[UUID]()
        found = [one for one in suited if one.offer in is_open][:most]
        if len(found) == most or len(suited) < depth:
            break
    return found


def offers_now(today: date | None = None) -> "QuerySet[OfferNow]":
    """Every offer, with what the rules ask of it."""
    rows = Offer.objects.select_related("person__profile").prefetch_related("person__lived_experiences")
    known = rows.annotate(
        is_open=_is_open(today or localdate(now())),
        consents=_agreed(),
        load=_count(_accompanied(), "person"),
        asks=_count(Proposal.objects.asked().filter(supporter=OuterRef("person")), "supporter"),
    )
    return cast("QuerySet[OfferNow]", known)


def peers_among(people: Collection[UUID]) -> dict[UUID, Peer]:
    """By key, those of these people who have an offer; they may be unable to help now."""
    offers = _offers_among(localdate(now()), [*people]) if people else []
    prefetch_related_objects(offers, "person__lived_experiences")
    return {offer.person_id: peer_of(offer) for offer in offers}


def peer_of(offer: "OfferNow") -> Peer:
    profile = getattr(offer.person, "profile", None)
    silent = silent_topics(offer.topics, offer.person.lived_experiences.all())
    places = max(0, offer.capacity - offer.load)
    return Peer(
        id=str(offer.person_id),
        person_id=str(offer.person_id),
        shown=frozenset(offer.topics) - silent,
        silent=silent,
        refused_topics=frozenset(offer.refused_topics),
        languages=tuple(profile.languages) if profile else (),
        ways=frozenset(offer.ways),
        moments=offer.moments,
        position=position_of(profile.commune) if profile else None,
        radius_km=offer.radius_km,
        free_places=places if offer.asks < POLICY.asks_per_place * places else 0,
        open_now=offer.is_open,
        load=offer.load,
        waiting=offer.asks,
        consents=offer.consents,
    )


@transaction.atomic
def follow(people: Iterable[UUID | None]) -> None:
    """What the search reads of the offers of these people, as it stands now.

    To be called after whatever changes an offer, the profile or the experiences of who made it, or the number of
    people they walk with and who ask for them; in the same transaction, after its other locks: the lines stay locked
    until its end, so that of two changes at once the second counts the first."""
    keys = {key for key in people if key is not None}
    list(FindableOffer.objects.filter(person__in=keys).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    FindableOffer.objects.write((offer, peer_of(offer)) for offer in offers_now().filter(person__in=keys))


def follow_each(offers: QuerySet[Offer]) -> None:
    """As `follow`, for many, some at a time."""
    keys = list(offers.order_by("pk").values_list("person", flat=True))
    for first in range(0, len(keys), A_BATCH):
        follow(keys[first : first + A_BATCH])


def silent_topics(topics: Iterable[str], told: Iterable[LivedExperience]) -> frozenset[str]:
    """Topics that help to find this supporter and are never named: so they said, or sensitive and nothing was said."""
    shown_to = {lived.experience: lived.shown_to for lived in told}
    nobody = LivedExperience.ShownTo.NOBODY
    return frozenset(key for key in topics if shown_to.get(key, nobody if _is_sensitive(key) else "") == nobody)


def position_of(commune: str) -> Position | None:
    place = find(commune) if commune else None
    return place.position if place else None


@prepared
def _open_among(today: date, offers: list[UUID]) -> QuerySet[Offer, UUID]:
    return Offer.objects.filter(_is_open(today), _agreed(), pk__in=offers).values_list("pk", flat=True)


@prepared
def _offers_among(today: date, people: list[UUID]) -> "QuerySet[OfferNow, OfferNow]":
    return offers_now(today).filter(person__in=people).prefetch_related(None)


def _is_open(today: date) -> Q:
    """Habilitated (with a referent when in training), neither away, nor in a pause, nor limited."""
    habilitated = Habilitation.objects.in_force().filter(**OWN).exclude(probation=True, referent=None)
    away = Absence.objects.filter(offer=OuterRef("pk"), first_day__lte=today, last_day__gte=today)
    paused = OfferPause.objects.filter(offer=OuterRef("pk"), ended_at=None)
    held = Limit.objects.in_force().filter(**OWN, reach=Limit.Reach.TALK)
    return Exists(habilitated) & ~Exists(away) & ~Exists(paused) & ~Exists(held)


def _agreed() -> Exists:
    return Exists(Consent.objects.in_force().filter(**OWN, purpose=Purpose.HELPING))


def _accompanied() -> QuerySet[Participant]:
    here = Participant.objects.filter(**OWN, role__in=HELPING_ROLES, left_at=None)
    return here.exclude(accompaniment__state=Accompaniment.State.ENDED)


def _count(rows: QuerySet[Participant] | QuerySet[Proposal], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _is_sensitive(key: str) -> bool:
    found = experiences.find(key)
    return found is None or found.sensitive
