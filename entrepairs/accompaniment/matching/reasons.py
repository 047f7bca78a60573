"""Why this person, and what does not fit: at most three reasons, one mismatch, each true of both, none a number.

What is silent is never named: neither by a reason, nor by a mismatch that would tell it from what is absent."""

from dataclasses import dataclass
from typing import Any

from entrepairs.accompaniment.matching.values import (
    IN_PERSON,
    MOMENTS,
    USUAL_LANGUAGE,
    WAYS,
    Peer,
    Seeker,
    common_language,
    common_moments,
    common_ways,
    distance_between,
)
from entrepairs.places.distance import distance_band

MOST_REASONS = 3


@dataclass(frozen=True)
class Reason:
    """A code of sentences.py and what it speaks of: experience ids, moments, kilometres, a language, ways."""

    code: str
    values: tuple[str | int, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As kept with a proposal."""
        return {"code": self.code, "values": list(self.values)}

    @classmethod
    def read(cls, plain: dict[str, Any]) -> "Reason":
        return cls(plain["code"], tuple(plain["values"]))


def reasons(seeker: Seeker, peer: Peer) -> list[Reason]:
    """At most three, the most telling first."""
    found = [_experiences(seeker, peer), _language(seeker, peer), _moments(seeker, peer), _near(seeker, peer)]
    said = [reason for reason in [*found, _ways(seeker, peer)] if reason][:MOST_REASONS]
    return said or ([Reason("available")] if peer.free_places > 0 else [])


def mismatch(seeker: Seeker, peer: Peer) -> Reason | None:
    """The first thing asked for that this person does not offer, or does not say; None when there is none."""
    finders = (_other_language, _too_far, _untold, _other_moments, _missing_ways)
    return next(filter(None, (finder(seeker, peer) for finder in finders)), None)


def told(seeker: Seeker, peer: Peer) -> list[str]:
    """Shared experiences that both let us name, those required first, then as the person ordered them."""
    both = [lived for lived in seeker.experiences if lived.shown and lived.id in peer.shown]
    return [lived.id for lived in sorted(both, key=lambda lived: not lived.must)]


def _experiences(seeker: Seeker, peer: Peer) -> Reason | None:
    named = told(seeker, peer)
    if named:
        return Reason("experiences", tuple(named))
    if spoken := sorted((seeker.words - seeker.named) & peer.shown):
        return Reason("speaks_of", tuple(spoken))
    return Reason("common_ground") if peer.shown & (seeker.named | seeker.words) else None


def _language(seeker: Seeker, peer: Peer) -> Reason | None:
    language = common_language(seeker, peer)
    return Reason("language", (language,)) if language and language != USUAL_LANGUAGE else None


def _moments(seeker: Seeker, peer: Peer) -> Reason | None:
    common = common_moments(seeker, peer)
    return Reason("moments", tuple(bit for bit in range(MOMENTS) if common >> bit & 1)) if common else None


def _near(seeker: Seeker, peer: Peer) -> Reason | None:
    km = distance_between(seeker, peer)
    if km is None or IN_PERSON not in common_ways(seeker, peer):
        return None
    band = distance_band(km)
    return Reason("near", (band,)) if band else None


def _ways(seeker: Seeker, peer: Peer) -> Reason | None:
    """Ways that both asked for by name."""
    ways = common_ways(seeker, peer) & seeker.ways & peer.ways
    return Reason("ways", tuple(way for way in WAYS if way in ways)) if ways else None


def _other_language(seeker: Seeker, peer: Peer) -> Reason | None:
    preferred = seeker.languages[:1]
    return Reason("other_language", preferred) if preferred and preferred[0] not in peer.spoken else None


def _too_far(seeker: Seeker, peer: Peer) -> Reason | None:
    wanted = IN_PERSON in seeker.ways and IN_PERSON not in common_ways(seeker, peer)
    return Reason("not_in_person") if wanted else None


def _untold(seeker: Seeker, peer: Peer) -> Reason | None:
    """What the person named and the supporter does not speak of openly. Said only beside a named common point: alone,
    it would give away which one is silent."""
    missing = [lived for lived in seeker.experiences if lived.shown and lived.id not in peer.shown]
    if not missing or not told(seeker, peer):
        return None
    first = min(missing, key=lambda lived: not lived.must)
    return Reason("untold", (first.id,))


def _other_moments(seeker: Seeker, peer: Peer) -> Reason | None:
    both_said = seeker.moments and peer.moments
    return Reason("other_moments") if both_said and not common_moments(seeker, peer) else None


def _missing_ways(seeker: Seeker, peer: Peer) -> Reason | None:
    missing = seeker.ways - common_ways(seeker, peer)
    return Reason("missing_ways", tuple(way for way in WAYS if way in missing)) if missing else None
