"""How much of what was asked is there: points by parts, whole numbers, 0 to `Policy.most`.

What was not asked for is not missing: its part is whole. The score is of a pair, never of a person; it orders, and is
never shown, since differences would tell what is silent. The wait is no part of it: it says whom to help first, not
who goes with whom."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from entrepairs.accompaniment.matching.policy import Policy
from entrepairs.accompaniment.matching.values import (
    IN_PERSON,
    Peer,
    Seeker,
    common_language,
    common_moments,
    common_ways,
    distance_between,
)
from entrepairs.places.distance import BANDS_KM

STEPS = len(BANDS_KM) + 1


@dataclass(frozen=True)
class Part:
    """`points` of `most` for one criterion."""

    code: str
    points: int
    most: int


def parts(policy: Policy, seeker: Seeker, peer: Peer) -> tuple[Part, ...]:
    """In the order of their weight. Their sum is the score."""
    return (
        Part("experience", _experience(policy, seeker, peer), policy.experience),
        Part("words", share(policy.words, len(peer.topics & seeker.words), len(seeker.words)), policy.words),
        Part("moments", _moments(policy, seeker, peer), policy.moments),
        Part("place", _place(policy, seeker, peer), policy.place),
        Part("language", _language(policy, seeker, peer), policy.language),
    )


def score(policy: Policy, seeker: Seeker, peer: Peer) -> int:
    return sum(part.points for part in parts(policy, seeker, peer))


def share(most: int, got: int, asked: int) -> int:
    """`most` when all that was asked is there, or when nothing was asked."""
    return most * got // asked if asked else most


def _experience(policy: Policy, seeker: Seeker, peer: Peer) -> int:
    """A silent experience counts as another: it changes the order, and is never said."""

    def weighed(keys: Iterable[str]) -> int:
        return sum(policy.must if key in seeker.musts else 1 for key in keys)

    return share(policy.experience, weighed(peer.topics & seeker.named), weighed(seeker.named))


def _moments(policy: Policy, seeker: Seeker, peer: Peer) -> int:
    enough = min(seeker.moments.bit_count(), policy.enough_moments)
    return share(policy.moments, min(common_moments(seeker, peer).bit_count(), enough), enough)


def _place(policy: Policy, seeker: Seeker, peer: Peer) -> int:
    """By bands of distance where both can come; nothing at a distance, unless that is all that was asked."""
    if not wants_near(seeker):
        return policy.place
    km = distance_between(seeker, peer)
    if km is None or IN_PERSON not in common_ways(seeker, peer):
        return 0
    return policy.place * (STEPS - bisect_right(BANDS_KM, km)) // STEPS


def wants_near(seeker: Seeker) -> bool:
    """Said where they live, and did not ask only for ways at a distance."""
    return seeker.position is not None and (not seeker.ways or IN_PERSON in seeker.ways)


def _language(policy: Policy, seeker: Seeker, peer: Peer) -> int:
    """All for the language the person prefers, a share for the next ones."""
    language, asked = common_language(seeker, peer), seeker.languages
    return share(policy.language, len(asked) - asked.index(language) if language else 0, len(asked))
