"""« Et si… » for the coordinator: what one more place would change for several people. Small counts never leave this
module; what one person holds against another is set apart first, so that it changes no count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from entrepairs.accompaniment.matching.constraints import possible
from entrepairs.accompaniment.matching.relaxing import FEW
from entrepairs.accompaniment.matching.values import Peer, Seeker


@dataclass(frozen=True)
class OneMore:
    """A supporter who has no place left; how many people, five at least, would have someone with one place more."""

    person_id: str
    people: int


def one_more_place(seekers: Iterable[Seeker], peers: Iterable[Peer]) -> list[OneMore]:
    """What helps most people first. Whoever has someone possible already is not counted."""
    pool = [replace(peer, vetoes=frozenset(), refused_topics=frozenset()) for peer in peers]
    everyone = [replace(seeker, refused=frozenset(), history=frozenset()) for seeker in seekers]
    alone = [seeker for seeker in everyone if not any(possible(seeker, peer) for peer in pool)]
    full = [replace(peer, free_places=1) for peer in pool if not peer.free_places and peer.open_now]
    counted = [OneMore(peer.person_id, _helped(alone, peer)) for peer in full]
    return sorted((one for one in counted if one.people >= FEW), key=lambda one: (-one.people, one.person_id))


def _helped(seekers: Sequence[Seeker], peer: Peer) -> int:
    return len({seeker.person_id for seeker in seekers if possible(seeker, peer)})
