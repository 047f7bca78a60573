"""Among those who are possible: one preference after the other, never a sum.

The next criterion only speaks when the one before leaves two supporters equal."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from entrepairs.accompaniment.matching.constraints import possible
from entrepairs.accompaniment.matching.reasons import Reason, mismatch, reasons
from entrepairs.accompaniment.matching.values import (
    IN_PERSON,
    Peer,
    Seeker,
    common_language,
    common_moments,
    common_ways,
    distance_between,
)
from entrepairs.places.distance import distance_band

MOST_PROPOSALS = 3
BEYOND_BANDS_KM = 1000


@dataclass(frozen=True)
class Match:
    """A supporter to propose, and what to say of them."""

    peer: Peer
    reasons: tuple[Reason, ...]
    mismatch: Reason | None


def choose(seeker: Seeker, peers: Iterable[Peer], n: int = MOST_PROPOSALS) -> list[Match]:
    """The supporters to propose, best first: at most `n`, never more than three, whatever the order of `peers`."""
    allowed = (peer for peer in peers if possible(seeker, peer))
    best = nsmallest(min(n, MOST_PROPOSALS), allowed, key=lambda peer: preference(seeker, peer))
    return [explained(seeker, peer) for peer in best]


def explained(seeker: Seeker, peer: Peer) -> Match:
    """What to say of a supporter who is possible, also when a coordinator chose them."""
    return Match(peer, tuple(reasons(seeker, peer)), mismatch(seeker, peer))


def preference(seeker: Seeker, peer: Peer) -> tuple[int, ...]:
    """What is compared, in this order; the smallest is preferred."""
    return (
        -len(peer.topics & seeker.musts),
        -len(peer.topics & seeker.named),
        -len(peer.topics & seeker.words),
        -common_moments(seeker, peer).bit_count(),
        farness(seeker, peer),
        language_rank(seeker, peer),
        peer.load + peer.waiting,
        _drawn(seeker, peer),
    )


def farness(seeker: Seeker, peer: Peer) -> int:
    """Upper bound, in km, of the band of distance when they can meet in person; beyond every band otherwise."""
    km = distance_between(seeker, peer)
    if km is None or IN_PERSON not in common_ways(seeker, peer):
        return BEYOND_BANDS_KM
    return distance_band(km) or BEYOND_BANDS_KM - 1


def language_rank(seeker: Seeker, peer: Peer) -> int:
    """0 for the language the person prefers, or when none was asked."""
    language = common_language(seeker, peer)
    return seeker.languages.index(language) if language else 0


def _drawn(seeker: Seeker, peer: Peer) -> int:
    """A draw that is the same on every machine and every reload, and favours no supporter over all requests."""
    return int.from_bytes(blake2b(f"{seeker.id} {peer.id}".encode(), digest_size=8).digest(), "big")
