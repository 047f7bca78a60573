"""Who may be proposed for a request: the rows, as the plain values of accompaniment.matching. Six queries, whatever
the number of supporters."""

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
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
from entrepairs.core.clock import now
from entrepairs.core.words import fold
from entrepairs.people import experiences
from entrepairs.people.models import Consent, LivedExperience, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.places.communes import Position, find
from entrepairs.safety.models import Limit, blocked_with
from entrepairs.training.models import Habilitation

WRITTEN_IN = "fr"
"""Someone who names no language is answered in that of these pages, as the question says."""
AVOIDED_STATES = [Proposal.State.DECLINED, Proposal.State.EXPIRED, Proposal.State.DISMISSED]


def seeker_of(request: Request, *, for_team: bool = False) -> Seeker:
    """The request as values. `for_team`: name only what the person lets the team read, and nothing sensitive."""
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
        refused=frozenset(map(str, blocked_with(request.person))),
        history=_history(request),
        consents=Consent.objects.in_force().filter(person=request.person, purpose=Purpose.MATCHING).exists(),
    )


def _words(request: Request, *, for_team: bool) -> frozenset[str]:
    """Experiences recognised in the text; for the team, only those it may read."""
    found = {one.id for one in experiences.recognised(request.text)} - set(request.experiences)
    return frozenset(key for key in found if not for_team or _may_name(request, key))


def peers_for(request: Request) -> list[Peer]:
    """Every offer, as values; those who cannot help now too, so that one can say what is missing."""
    offers = _offers(localdate(now())).exclude(person=request.person)
    avoided = fold(request.avoid)
    return [_peer(offer, request, avoided) for offer in offers]


def _may_name(request: Request, key: str) -> bool:
    found = experiences.find(key)
    return request.text_open_to_team_at is not None and found is not None and not found.sensitive


def _offers(today: date) -> QuerySet[Offer]:
    """Offers with what the rules ask of them: `is_open`, `load`, `asks`, `consents`."""
    mine = {"person": OuterRef("person")}
    habilitated = Habilitation.objects.in_force().filter(**mine).exclude(probation=True, referent=None)
    away = Absence.objects.filter(offer=OuterRef("pk"), first_day__lte=today, last_day__gte=today)
    paused = OfferPause.objects.filter(offer=OuterRef("pk"), ended_at=None)
    held = Limit.objects.in_force().filter(**mine, reach=Limit.Reach.TALK)
    agreed = Consent.objects.in_force().filter(**mine, purpose=Purpose.HELPING)
    rows = Offer.objects.select_related("person__profile").prefetch_related("person__lived_experiences")
    return rows.annotate(
        is_open=Exists(habilitated) & ~Exists(away) & ~Exists(paused) & ~Exists(held),
        consents=Exists(agreed),
        load=_count(_accompanied(), "person"),
        asks=_count(Proposal.objects.asked().filter(supporter=OuterRef("person")), "supporter"),
    )


def _accompanied() -> QuerySet[Participant]:
    here = Participant.objects.filter(person=OuterRef("person"), role__in=HELPING_ROLES, left_at=None)
    return here.exclude(accompaniment__state=Accompaniment.State.ENDED)


def _count(rows: QuerySet[Participant] | QuerySet[Proposal], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _peer(offer: Offer, request: Request, avoided: str) -> Peer:
    profile = getattr(offer.person, "profile", None)
    silent = silent_topics(offer.topics, offer.person.lived_experiences.all())
    places = max(0, offer.capacity - offer.load)  # type: ignore[attr-defined]
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
        free_places=places if offer.asks < POLICY.asks_per_place * places else 0,  # type: ignore[attr-defined]
        open_now=offer.is_open,  # type: ignore[attr-defined]
        vetoes=frozenset({str(request.person_id)}) if _is_named(offer.person, avoided) else frozenset(),
        load=offer.load,  # type: ignore[attr-defined]
        waiting=offer.asks,  # type: ignore[attr-defined]
        consents=offer.consents,  # type: ignore[attr-defined]
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


def _history(request: Request) -> frozenset[str]:
    """Supporters set aside or silent on this request, who once declined this person, or who accompanied them; who only
    stood in as a relay may come back."""
    declined = Q(state=Proposal.State.DECLINED, request__person=request.person_id)
    closed = Proposal.objects.filter(Q(request=request, state__in=AVOIDED_STATES) | declined)
    theirs = Accompaniment.objects.filter(
        participants__person=request.person_id, participants__role=Participant.Role.SEEKER
    )
    walked = Participant.objects.filter(accompaniment__in=theirs, person__isnull=False, role=Participant.Role.SUPPORTER)
    keys = closed.order_by().values_list(F("supporter_id")).union(walked.order_by().values_list(F("person_id")))
    return frozenset(str(key) for (key,) in keys)
