"""Who may be proposed for a request, or for all: the rows, as the plain values of accompaniment.matching. Eight
queries, whatever the number of people and of supporters."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from entrepairs.accompaniment.matching import POLICY, Lived, Peer, Seeker
from entrepairs.accompaniment.models import (
    HELPING_ROLES,
    Absence,
    Accompaniment,
    Offer,
    OfferPause,
    Participant,
    Proposal,
    Request,
)
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.core.clock import now
from entrepairs.core.words import fold
from entrepairs.people import experiences
from entrepairs.people.models import Consent, LivedExperience, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.places.communes import Position, find
from entrepairs.safety.models import Block, Limit
from entrepairs.training.models import Habilitation

WRITTEN_IN = "fr"
"""Someone who names no language is answered in that of these pages, as the question says."""
AVOIDED_STATES = [Proposal.State.DECLINED, Proposal.State.EXPIRED, Proposal.State.DISMISSED]


class Now(TypedDict):
    """What the database says of an offer now: people accompanied (`load`), asks not answered (`asks`)."""

    is_open: bool
    consents: bool
    load: int
    asks: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    OfferNow = WithAnnotations[Offer, Now]


def seeker_of(request: Request, *, for_team: bool = False) -> Seeker:
    """The request as values. `for_team`: name only what the person lets the team read, and nothing sensitive."""
    return seekers_of([request], for_team=for_team)[0]


def seekers_of(requests: Sequence[Request], *, for_team: bool = False) -> list[Seeker]:
    """As `seeker_of`, for many at once, in their order."""
    people = {request.person_id for request in requests}
    agreed = Consent.objects.in_force().filter(person__in=people, purpose=Purpose.MATCHING)
    consents = set(agreed.order_by().values_list("person_id", flat=True))
    refused, met, today = _refused(people), _histories(requests), now()
    return [
        replace(
            _asked(request, for_team=for_team),
            refused=refused[request.person_id],
            history=met[request.pk] | met[request.person_id],
            consents=request.person_id in consents,
            days=max(0, (today - request.sent_at).days),
        )
        for request in requests
    ]


def _asked(request: Request, *, for_team: bool) -> Seeker:
    """What the request says by itself."""
    lived = [Lived(key, key in request.must, not for_team or _may_name(request, key)) for key in request.experiences]
    return Seeker(
        id=str(request.pk),
        person_id=str(request.person_id),
        experiences=tuple(lived),
        words=_words(request, for_team=for_team),
        languages=tuple(request.languages) or (WRITTEN_IN,),
        ways=frozenset(request.ways),
        moments=request.moments,
        position=_position(request.commune),
        radius_km=request.radius_km,
    )


def asking(seeker: Seeker, request: Request, wishes: Wishes) -> Seeker:
    """The same person, had they given these criteria instead. Without a query."""
    other = Request(pk=request.pk, person=request.person, **wishes.criteria)
    same = wishes.experiences == request.experiences
    other.sealed_text = b"" if same else request.sealed_text
    fresh = _asked(other, for_team=False)
    names = ("experiences", "languages", "ways", "moments", "position", "radius_km")
    words = seeker.words if same else fresh.words
    return replace(seeker, words=words, **{name: getattr(fresh, name) for name in names})


def _words(request: Request, *, for_team: bool) -> frozenset[str]:
    """Experiences recognised in the text; for the team, only those it may read."""
    found = {one.id for one in experiences.recognised(request.text)} - set(request.experiences)
    return frozenset(key for key in found if not for_team or _may_name(request, key))


def peers_for(request: Request) -> list[Peer]:
    """Every offer, as values; those who cannot help now too, so that one can say what is missing."""
    offers = _offers(localdate(now())).exclude(person=request.person)
    avoided = fold(request.avoid)
    vetoed = frozenset({str(request.person_id)})
    return [_peer(offer, vetoed if _is_named(offer.person, avoided) else frozenset()) for offer in offers]


def offering() -> list[Peer]:
    """Every offer, as values, whoever asks."""
    return [_peer(offer, frozenset()) for offer in _offers(localdate(now()))]


def everyone() -> tuple[list[Seeker], list[Peer]]:
    """All who wait for a proposal and have asked nobody yet, and every offer: what is solved at once."""
    asked = Proposal.objects.asked().values("request")
    rows = Request.objects.open().exclude(pk__in=asked).select_related("person__data_key")
    requests, offers = list(rows), list(_offers(localdate(now())))
    seekers = [
        replace(seeker, refused=seeker.refused | _named(offers, fold(request.avoid)))
        for seeker, request in zip(seekers_of(requests), requests, strict=True)
    ]
    return seekers, [_peer(offer, frozenset()) for offer in offers]


def _named(offers: Iterable[Offer], avoided: str) -> frozenset[str]:
    """The supporters whom the person wrote they would rather not meet."""
    return frozenset(str(offer.person_id) for offer in offers if avoided and _is_named(offer.person, avoided))


def _may_name(request: Request, key: str) -> bool:
    found = experiences.find(key)
    return request.text_open_to_team_at is not None and found is not None and not found.sensitive


def _offers(today: date) -> "QuerySet[OfferNow]":
    """Offers with what the rules ask of them."""
    mine = {"person": OuterRef("person")}
    habilitated = Habilitation.objects.in_force().filter(**mine).exclude(probation=True, referent=None)
    away = Absence.objects.filter(offer=OuterRef("pk"), first_day__lte=today, last_day__gte=today)
    paused = OfferPause.objects.filter(offer=OuterRef("pk"), ended_at=None)
    held = Limit.objects.in_force().filter(**mine, reach=Limit.Reach.TALK)
    agreed = Consent.objects.in_force().filter(**mine, purpose=Purpose.HELPING)
    rows = Offer.objects.select_related("person__profile").prefetch_related("person__lived_experiences")
    known = rows.annotate(
        is_open=Exists(habilitated) & ~Exists(away) & ~Exists(paused) & ~Exists(held),
        consents=Exists(agreed),
        load=_count(_accompanied(), "person"),
        asks=_count(Proposal.objects.asked().filter(supporter=OuterRef("person")), "supporter"),
    )
    return cast("QuerySet[OfferNow]", known)


def _accompanied() -> QuerySet[Participant]:
    here = Participant.objects.filter(person=OuterRef("person"), role__in=HELPING_ROLES, left_at=None)
    return here.exclude(accompaniment__state=Accompaniment.State.ENDED)


def _count(rows: QuerySet[Participant] | QuerySet[Proposal], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _peer(offer: "OfferNow", vetoes: frozenset[str]) -> Peer:
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
        position=_position(profile.commune) if profile else None,
        radius_km=offer.radius_km,
        free_places=places if offer.asks < POLICY.asks_per_place * places else 0,
        open_now=offer.is_open,
        vetoes=vetoes,
        load=offer.load,
        waiting=offer.asks,
        consents=offer.consents,
    )


def silent_topics(topics: Iterable[str], told: Iterable[LivedExperience]) -> frozenset[str]:
    """Topics that help to find this supporter and are never named: so they said, or sensitive and nothing was said."""
    shown_to = {lived.experience: lived.shown_to for lived in told}
    nobody = LivedExperience.ShownTo.NOBODY
    return frozenset(key for key in topics if shown_to.get(key, nobody if _is_sensitive(key) else "") == nobody)


def _is_sensitive(key: str) -> bool:
    found = experiences.find(key)
    return found is None or found.sensitive


def _is_named(supporter: Person, avoided: str) -> bool:
    """The person wrote this pseudonym among those they would rather not meet."""
    return bool(re.search(rf"\b{re.escape(fold(supporter.pseudonym))}\b", avoided)) if avoided else False


def _position(commune: str) -> Position | None:
    place = find(commune) if commune else None
    return place.position if place else None


def _refused(people: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """For each of these people, those with whom a block exists, in either direction."""
    found: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    rows = Block.objects.filter(Q(blocker__in=people) | Q(blocked__in=people))
    for one, other in rows.values_list("blocker_id", "blocked_id"):
        found[one] |= {str(other)}
        found[other] |= {str(one)}
    return found


def _histories(requests: Sequence[Request]) -> dict[UUID, frozenset[str]]:
    """For each request, the supporters set aside or silent; for each person, those who once declined them, or who
    accompanied them; who only stood in as a relay may come back."""
    found: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    people = {request.person_id for request in requests}
    declined = Q(state=Proposal.State.DECLINED, request__person__in=people)
    closed = Proposal.objects.filter(Q(request__in=requests, state__in=AVOIDED_STATES) | declined).order_by()
    for asked, person, supporter, state in closed.values_list(
        "request_id", "request__person_id", "supporter_id", "state"
    ):
        found[person if state == Proposal.State.DECLINED else asked] |= {str(supporter)}
    walked = Participant.objects.filter(
        person__isnull=False,
        role=Participant.Role.SUPPORTER,
        accompaniment__participants__in=Participant.objects.filter(person__in=people, role=Participant.Role.SEEKER),
    )
    for person, supporter in walked.order_by().values_list("accompaniment__participants__person_id", "person_id"):
        if person in people:
            found[person] |= {str(supporter)}
    return found
