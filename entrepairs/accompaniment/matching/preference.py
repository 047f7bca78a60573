"""Among those who are possible, who is proposed first: the score, then the load of supporters, then a draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from entrepairs.accompaniment.matching.constraints import possible
from entrepairs.accompaniment.matching.policy import POLICY
from entrepairs.accompaniment.matching.reasons import Reason, mismatch, reasons
from entrepairs.accompaniment.matching.score import score
from entrepairs.accompaniment.matching.values import Peer, Seeker

MANY = (1 << 31) - 1
"""A prime number: a product of two numbers below it holds in 62 bits."""


@dataclass(frozen=True)
class Match:
    """A supporter to propose, and what to say of them."""

    peer: Peer
    reasons: tuple[Reason, ...]
    mismatch: Reason | None


def choose(seeker: Seeker, peers: Iterable[Peer], n: int = POLICY.most_proposals) -> list[Match]:
    """The supporters to propose, best first: at most `n`, never more than three, whatever the order of `peers`."""
    allowed = (peer for peer in peers if possible(seeker, peer))
    best = nsmallest(min(n, POLICY.most_proposals), allowed, key=lambda peer: preference(seeker, peer))
    return [explained(seeker, peer) for peer in best]


def explained(seeker: Seeker, peer: Peer) -> Match:
    """What to say of a supporter who is possible, also when a coordinator chose them."""
    return Match(peer, tuple(reasons(seeker, peer)), mismatch(seeker, peer))


def preference(seeker: Seeker, peer: Peer) -> tuple[int, int, int, str]:
    """What is compared, in this order; the smallest is preferred."""
    return -score(POLICY, seeker, peer), peer.load + peer.waiting, drawn(seeker.id, peer.id), peer.id


def drawn(asked: str, offered: str) -> int:
    """A draw that is the same on every machine and every reload, in whole numbers that a database computes as well.

    Over all requests, either of two supporters comes before the other as often as not."""
    times, plus = turn(asked)
    return (lot(offered) * times + plus) % MANY


def lot(offered: str) -> int:
    """What a supporter draws once and for all, 0 to MANY."""
    return hashed(offered) % MANY


def turn(asked: str) -> tuple[int, int]:
    """What a request multiplies lots by, and adds: it sends them, each to a place of its own, from 0 to MANY."""
    return 1 + hashed(asked, "×") % (MANY - 1), hashed(asked, "+") % MANY


def hashed(*keys: str) -> int:
    """64 bits that are the same on every machine."""
    return int.from_bytes(blake2b(" ".join(keys).encode(), digest_size=8).digest(), "big")
