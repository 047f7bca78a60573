"""What the search reads of an offer: columns of whole numbers, the same in Python, SQLite and PostgreSQL.

A set of experiences is three columns of 62 bits, by their number (people/numbered.py): no sum of ours exceeds 63."""

from collections.abc import Iterable, Iterator

from entrepairs.accompaniment.matching.preference import lot
from entrepairs.accompaniment.matching.values import Peer, way_bits, within
from entrepairs.people.numbered import numbers
from entrepairs.places.distance import metres

WORD, WORDS = 62, 3
NOWHERE = 0, 0, 0


def columns(peer: Peer) -> dict[str, int | str]:
    """As models.FindableOffer names them."""
    sets = {"shown": peer.shown, "topics": peer.topics, "refused": peer.refused_topics}
    x, y, z = metres(peer.position) if peer.position else NOWHERE
    return {
        **{f"{name}_{n}": word for name, keys in sets.items() for n, word in enumerate(packed(keys))},
        "named": " ".join(sorted(peer.shown)),
        "languages": f" {' '.join(peer.spoken)} ",
        "ways": way_bits(peer.ways),
        "moments": peer.moments,
        "x": x,
        "y": y,
        "z": z,
        "within": within(peer.position, peer.radius_km),
        "free": max(0, peer.free_places),
        "busy": peer.load + peer.waiting,
        "lot": lot(peer.id),
    }


def packed(keys: Iterable[str]) -> list[int]:
    """A set of experiences as three words of 62 bits; what the list never had is nobody’s."""
    words = [0] * WORDS
    for word, bit in places(keys):
        words[word] |= 1 << bit
    return words


def places(keys: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Word and bit of each, in their order."""
    known = numbers()
    return (divmod(known[key], WORD) for key in sorted(set(keys), key=lambda key: known.get(key, -1)) if key in known)
