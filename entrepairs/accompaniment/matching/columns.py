"""What the search reads of an offer: columns of whole numbers, the same in Python, SQLite and PostgreSQL.

A set of experiences is three columns of 62 bits, by their number (people/numbered.py): no sum of ours exceeds 63. A
set of languages is two."""

from collections.abc import Iterable

from entrepairs.accompaniment.matching.preference import lot
from entrepairs.accompaniment.matching.values import Peer, way_bits, within
from entrepairs.people.numbered import experience_numbers, language_numbers
from entrepairs.places.distance import metres

WORD = 62
WORDS = {"shown": 3, "topics": 3, "refused": 3, "speaks": 2}
"""How many columns each set is."""
NOWHERE = 0, 0, 0


def columns(peer: Peer) -> dict[str, int | str]:
    """As models.FindableOffer names them."""
    sets = {
        "shown": peer.shown,
        "topics": peer.topics,
        "refused": peer.refused_topics,
        "speaks": frozenset(peer.spoken),
    }
    x, y, z = metres(peer.position) if peer.position else NOWHERE
    return {
        **{f"{name}_{n}": word for name, keys in sets.items() for n, word in enumerate(packed(name, keys))},
        "named": " ".join(sorted(peer.shown)),
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


def packed(name: str, keys: Iterable[str]) -> list[int]:
    """A set as words of 62 bits; what its list never had is nobody’s."""
    words = [0] * WORDS[name]
    for word, bit in places(name, keys):
        words[word] |= 1 << bit
    return words


def places(name: str, keys: Iterable[str]) -> list[tuple[int, int]]:
    """Word and bit of each."""
    known = language_numbers() if name == "speaks" else experience_numbers()
    return [divmod(known[key], WORD) for key in keys if key in known]
