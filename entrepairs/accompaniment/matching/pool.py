"""Everyone who waits and everyone who offers, as arrays of integers: what the batch reads. No Django.

About 150 bytes a row, whatever the words: each pool numbers the experiences, languages, genders and ages it meets. Rows
are in the order of a draw over their ids, so that the order of input changes nothing and no id comes first for ever."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from entrepairs.accompaniment.matching.edges import Flags, Integers
from entrepairs.accompaniment.matching.preference import hashed
from entrepairs.accompaniment.matching.score import wants_near
from entrepairs.accompaniment.matching.values import About, Peer, Seeker, way_bits, within
from entrepairs.places.distance import metres

Words = NDArray[np.uint64]
WORD = 64
NO_WISH = (1 << WORD) - 1
NOT_SAID = ""


@dataclass(frozen=True)
class Side:
    """What both sides say of themselves. `ids`: of the rows. `languages`: numbers, by ease, -1 beyond the last one.
    `ways`: bits of WAYS, all where none was said. `metres`: three a row; `within`: the largest square, in m², to go in
    person, -1 where no place was said. `said` and `wished`: a bit, and bits, of gender then age."""

    ids: tuple[str, ...]
    languages: Integers
    ways: Integers
    moments: Integers
    metres: Integers
    within: Integers
    said: Words
    wished: Words
    able: Flags

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Pool:
    """`must`, `other`, `words`: experiences that each person requires, names besides, wrote; `shown`, `topics`,
    `refused`: those each supporter lets us name, speaks of, does not take; bits. `free`: places; `waiting`: asks not
    answered yet. `barred_start`, `barred`: the supporters each person cannot meet, from one row's start to the next.
    `topics_count`, `languages_count`: how many are numbered."""

    people: Side
    supporters: Side
    must: Words
    other: Words
    words: Words
    any_experience: Flags
    near_wanted: Flags
    days: Integers
    shown: Words
    topics: Words
    refused: Words
    free: Integers
    waiting: Integers
    barred_start: Integers
    barred: Integers
    topics_count: int
    languages_count: int

    @classmethod
    def of(cls, seekers: Iterable[Seeker], peers: Iterable[Peer], salt: str = "") -> "Pool":
        """Each is read once and let go. `salt`: another draw between equals. Raises ValueError when an id comes
        twice, or when there are more than 63 genders or ages."""
        return _Reading(salt).pool(seekers, peers)


class Numbers(dict[str, int]):
    """Words, numbered in the order they come."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]


class _Sets:
    """Sets of numbered words, gathered row by row, then packed in bits."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.rows, self.bits = array("q"), array("q")

    def add(self, row: int, words: Iterable[str]) -> None:
        for word in words:
            self.rows.append(row)
            self.bits.append(self.numbers[word])

    def packed(self, order: Integers) -> Words:
        rows, bits = np.asarray(self.rows, dtype=np.int64), np.asarray(self.bits, dtype=np.int64)
        found = np.zeros((len(order), max(1, -(-len(self.numbers) // WORD))), dtype=np.uint64)
        np.bitwise_or.at(found, (rows, bits // WORD), np.uint64(1) << (bits % WORD).astype(np.uint64))
        return found[order]


class _Rows:
    """One side being read."""

    def __init__(self, genders: Numbers, ages: Numbers, languages: Numbers) -> None:
        self.genders, self.ages, self.languages = genders, ages, languages
        self.ids: list[str] = []
        self.spoken: list[tuple[int, ...]] = []
        self.numbers = array("q")  # ways, moments, within, able
        self.places = array("q")
        self.said, self.wished = array("Q"), array("Q")

    def add(self, one: Seeker | Peer, languages: Sequence[str], *, able: bool) -> int:
        """The number of the row."""
        self.ids.append(one.id)
        self.spoken.append(tuple(self.languages[code] for code in languages))
        self._say(one.about)
        self.numbers.extend((way_bits(one.ways), one.moments, within(one.position, one.radius_km), able))
        self.places.extend(metres(one.position) if one.position else (0, 0, 0))
        return len(self.ids) - 1

    def _say(self, about: About) -> None:
        for numbers, said, wished in (
            (self.genders, about.gender, about.genders),
            (self.ages, about.age, about.ages),
        ):
            bits = sum(1 << numbers[word] for word in wished) if wished else NO_WISH
            if len(numbers) > WORD or numbers[said] >= WORD:
                raise ValueError("Trop de genres ou d’âges différents.")
            self.said.append(1 << numbers[said])
            self.wished.append(bits)

    def order(self, salt: str) -> Integers:
        draws = np.array([hashed(salt, key) for key in self.ids], dtype=np.uint64)
        if len(set(self.ids)) < len(self.ids):
            raise ValueError("Le même identifiant est donné deux fois.")
        return np.argsort(draws, kind="stable").astype(np.int64)

    def side(self, order: Integers) -> Side:
        numbers = np.asarray(self.numbers, dtype=np.int64).reshape(-1, 4)[order]
        longest = max(map(len, self.spoken), default=0)
        spoken = [(*row, *[-1] * (longest - len(row))) for row in self.spoken]
        return Side(
            ids=tuple(self.ids[row] for row in order),
            languages=np.array(spoken, dtype=np.int64).reshape(len(spoken), longest)[order],
            ways=numbers[:, 0].copy(),
            moments=numbers[:, 1].copy(),
            metres=np.asarray(self.places, dtype=np.int64).reshape(-1, 3)[order],
            within=numbers[:, 2].copy(),
            said=np.asarray(self.said, dtype=np.uint64).reshape(-1, 2)[order],
            wished=np.asarray(self.wished, dtype=np.uint64).reshape(-1, 2)[order],
            able=numbers[:, 3] > 0,
        )


class _Reading:
    """A pool being read."""

    def __init__(self, salt: str) -> None:
        self.salt = salt
        self.topics, self.languages = Numbers(), Numbers()
        shared = Numbers({NOT_SAID: 0}), Numbers({NOT_SAID: 0}), self.languages
        self.seekers, self.peers = _Rows(*shared), _Rows(*shared)
        self.asked = [_Sets(self.topics) for _ in range(3)]
        self.offered = [_Sets(self.topics) for _ in range(3)]
        self.requests: dict[str, list[int]] = {}
        self.offers: dict[str, list[int]] = {}
        self.avoided: list[tuple[int, frozenset[str]]] = []
        self.vetoes: list[tuple[int, frozenset[str]]] = []
        self.plain = array("q")  # any experience, near wanted, days
        self.places = array("q")  # free, waiting for an answer

    def pool(self, seekers: Iterable[Seeker], peers: Iterable[Peer]) -> Pool:
        for seeker in seekers:
            self._read_seeker(seeker)
        for peer in peers:
            self._read_peer(peer)
        rows, columns = self.seekers.order(self.salt), self.peers.order(self.salt)
        plain = np.asarray(self.plain, dtype=np.int64).reshape(-1, 3)[rows]
        must, other, words = (one.packed(rows) for one in self.asked)
        shown, topics, refused = (one.packed(columns) for one in self.offered)
        places = np.asarray(self.places, dtype=np.int64).reshape(-1, 2)[columns]
        start, barred = self._barred(rows, columns)
        return Pool(
            people=self.seekers.side(rows),
            supporters=self.peers.side(columns),
            must=must,
            other=other,
            words=words,
            any_experience=plain[:, 0] > 0,
            near_wanted=plain[:, 1] > 0,
            days=plain[:, 2].copy(),
            shown=shown,
            topics=topics,
            refused=refused,
            free=places[:, 0].copy(),
            waiting=places[:, 1].copy(),
            barred_start=start,
            barred=barred,
            topics_count=len(self.topics),
            languages_count=len(self.languages),
        )

    def _read_seeker(self, one: Seeker) -> None:
        row = self.seekers.add(one, one.languages, able=one.consents and not one.in_danger)
        for sets, topics in zip(self.asked, (one.musts, one.named - one.musts, one.words), strict=True):
            sets.add(row, topics)
        self.plain.extend((one.any_experience, wants_near(one), one.days))
        self.requests.setdefault(one.person_id, []).append(row)
        self.avoided.append((row, one.refused | one.history | {one.person_id}))

    def _read_peer(self, one: Peer) -> None:
        row = self.peers.add(one, one.spoken, able=one.consents and one.open_now and one.free_places > 0)
        for sets, topics in zip(self.offered, (one.shown, one.topics, one.refused_topics), strict=True):
            sets.add(row, topics)
        self.places.extend((max(0, one.free_places), one.waiting))
        self.offers.setdefault(one.person_id, []).append(row)
        if one.vetoes:
            self.vetoes.append((row, one.vetoes))

    def _barred(self, rows: Integers, columns: Integers) -> tuple[Integers, Integers]:
        avoided = ((i, j) for i, keys in self.avoided for key in keys for j in self.offers.get(key, ()))
        vetoed = ((i, j) for j, keys in self.vetoes for key in keys for i in self.requests.get(key, ()))
        flat = array("q", chain.from_iterable(chain(avoided, vetoed)))
        pairs = np.asarray(flat, dtype=np.int64).reshape(-1, 2)
        pairs = np.column_stack((np.argsort(rows)[pairs[:, 0]], np.argsort(columns)[pairs[:, 1]]))
        pairs = np.unique(pairs, axis=0)
        return np.searchsorted(pairs[:, 0], np.arange(len(rows) + 1)), pairs[:, 1].copy()
