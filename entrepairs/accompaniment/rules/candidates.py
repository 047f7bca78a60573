"""Who may be proposed for a request, or for all: the rows, as the plain values of accompaniment.matching. Eight
queries, whatever the number of people and of supporters."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from entrepairs.accompaniment.first_read import to_read_first
from entrepairs.accompaniment.matching import Lived, Peer, Seeker
from entrepairs.accompaniment.models import Offer, Participant, Proposal, Request
from entrepairs.accompaniment.offered import offers_now, peer_of, position_of
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.core.clock import now
from entrepairs.core.words import fold
from entrepairs.people import experiences
from entrepairs.people.models import Consent, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.people.pseudonyms import LONGEST, skeleton
from entrepairs.safety.models import Block

WRITTEN_IN = "fr"
"""Someone who names no language is answered in that of these pages, as the question says."""
AVOIDED_STATES = [Proposal.State.DECLINED, Proposal.State.EXPIRED, Proposal.State.DISMISSED]


def seeker_of(request: Request, *, for_team: bool = False) -> Seeker:
    """The request as values. `for_team`: name only what the person lets the team read, and nothing sensitive."""
    seeker = seekers_of([request], for_team=for_team)[0]
    return replace(seeker, refused=seeker.refused | _people_named(fold(request.avoid)))


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
        position=position_of(request.commune),
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
    return [peer_of(offer) for offer in offers_now().exclude(person=request.person)]


def offering() -> list[Peer]:
    """Every offer, as values, whoever asks."""
    return [peer_of(offer) for offer in offers_now()]


def everyone() -> tuple[list[Seeker], list[Peer]]:
    """All who wait for a proposal and have asked nobody yet, and every offer: what is solved at once."""
    asked = Proposal.objects.asked().values("request")
    rows = Request.objects.open().exclude(pk__in=asked).select_related("person__data_key")
    requests, offers = list(rows), list(offers_now())
    return _facing(requests, offers), [peer_of(offer) for offer in offers]


def among(requests: Sequence[Request], people: Collection[UUID]) -> tuple[list[Seeker], dict[UUID, Peer]]:
    """These requests, in their order, and the offers of these people."""
    offers = list(offers_now().filter(person__in=people))
    return _facing(requests, offers), {offer.person_id: peer_of(offer) for offer in offers}


def _facing(requests: Sequence[Request], offers: Sequence[Offer]) -> list[Seeker]:
    first = to_read_first(requests)
    return [
        replace(seeker, refused=seeker.refused | _named(offers, fold(request.avoid)), in_danger=request.pk in first)
        for seeker, request in zip(seekers_of(requests), requests, strict=True)
    ]


def _named(offers: Iterable[Offer], avoided: str) -> frozenset[str]:
    """The supporters whom the person wrote they would rather not meet."""
    return frozenset(str(offer.person_id) for offer in offers if avoided and _is_named(offer.person, avoided))


def _people_named(avoided: str) -> frozenset[str]:
    """Whose pseudonym stands in this text, whole: a name is looked for by what is left of its letters, then read."""
    words = [(word.start(), word.end(), skeleton(word[0])) for word in re.finditer(r"\w+", avoided)]
    said = {
        "".join(letters for *_, letters in words[first:last])
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
        if words[last - 1][1] - words[first][0] <= LONGEST
    }
    found = Person.objects.filter(skeleton__in=said - {""}) if said else []
    return frozenset(str(one.pk) for one in found if _is_named(one, avoided))


def _may_name(request: Request, key: str) -> bool:
    found = experiences.find(key)
    return request.text_open_to_team_at is not None and found is not None and not found.sensitive


def _is_named(supporter: Person, avoided: str) -> bool:
    """The person wrote this pseudonym among those they would rather not meet."""
    return bool(re.search(rf"\b{re.escape(fold(supporter.pseudonym))}\b", avoided)) if avoided else False


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
