"""Every possible pair of a pool with its score: the same as `possible` and `score`, for millions of pairs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entrepairs.accompaniment.matching.bitmaps import MEETING, Bitmaps, speaks
from entrepairs.accompaniment.matching.edges import Flags, Integers
from entrepairs.accompaniment.matching.policy import Policy
from entrepairs.accompaniment.matching.pool import Pool, Words
from entrepairs.accompaniment.matching.score import STEPS
from entrepairs.places.distance import BANDS_KM, squared_within

TOGETHER = 256
"""People looked at in one go: their pairs fit in the cache of a processor."""
BAND_SQUARES = np.array([squared_within(km - 1) for km in BANDS_KM], dtype=np.int64)
MOST_POINTS = np.iinfo(np.uint16).max
APART = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Block:
    """The possible pairs of people who follow each other, in order: four bytes a pair.

    `first`: the row of the first person; `starts`: where the pairs of each begin, then where the last ones end;
    `supporter`: rows; `score`: 0 to `Policy.most`."""

    first: int
    starts: Integers
    supporter: NDArray[np.unsignedinteger]
    score: NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.supporter)

    @property
    def person(self) -> Integers:
        """The row of the person of each pair."""
        return np.repeat(np.arange(self.first, self.first + len(self.starts) - 1), np.diff(self.starts))


class Candidates:
    """The possible pairs of a pool, in blocks of people in order; looked for again at each reading."""

    def __init__(self, pool: Pool, policy: Policy) -> None:
        if policy.most > MOST_POINTS:
            raise ValueError("Un score ne peut pas dépasser 65 535.")
        self.pool, self.policy = pool, policy
        self.bitmaps, self.speaks = Bitmaps(pool), speaks(pool)
        self.narrow = np.uint16 if len(pool.supporters) <= 1 << 16 else np.uint32
        self.asked = policy.must * _count(pool.must) + _count(pool.other)
        self.written = _count(pool.words)
        self.enough = np.minimum(np.bitwise_count(pool.people.moments), policy.enough_moments).astype(np.int64)
        self.languages = (pool.people.languages >= 0).sum(axis=1)

    def __iter__(self) -> Iterator[Block]:
        people = len(self.pool.people)
        for first in range(0, people, TOGETHER):
            yield self._block(first, min(first + TOGETHER, people))

    def _block(self, first: int, last: int) -> Block:
        pool = self.pool
        person, supporter = self._suited(first, last)
        ways = pool.people.ways[person] & pool.supporters.ways[supporter]
        remote = (ways & ~MEETING) > 0
        squares = self._squares(person, supporter, ((ways & MEETING) > 0) & (pool.near_wanted[person] | ~remote))
        near = squares < APART
        kept = remote | near
        person, supporter = person[kept], supporter[kept]
        score = self._scores(person, supporter, squares[kept])
        starts = np.searchsorted(person, np.arange(first, last + 1))
        return Block(first, starts, supporter.astype(self.narrow), score.astype(np.uint16))

    def _suited(self, first: int, last: int) -> tuple[Integers, Integers]:
        """The pairs that no rule forbids, but for the distance."""
        suited, count = self.bitmaps.suited(first, last), len(self.pool.supporters)
        flags = np.unpackbits(suited.view(np.uint8), axis=1, count=count, bitorder="little").view(bool)
        row = np.repeat(np.arange(last - first), np.bitwise_count(suited).sum(axis=1, dtype=np.int64))
        return row + first, np.flatnonzero(flags) - row * count

    def _squares(self, person: Integers, supporter: Integers, asked: Flags) -> Integers:
        """In m²; APART for those who live too far to meet, or for whom it is not asked."""
        me, them, some = self.pool.people, self.pool.supporters, np.flatnonzero(asked)
        found = np.full(len(person), APART)
        mine, theirs = person[some], supporter[some]
        apart = me.metres[mine] - them.metres[theirs]
        squares = (apart * apart).sum(axis=1)
        found[some] = np.where(squares <= np.minimum(me.within[mine], them.within[theirs]), squares, APART)
        return found

    def _scores(self, person: Integers, supporter: Integers, squares: Integers) -> Integers:
        """The parts of score.py, added."""
        pool, policy = self.pool, self.policy
        topics = pool.topics[supporter]
        got = policy.must * _count(pool.must[person] & topics) + _count(pool.other[person] & topics)
        total = _share(policy.experience, got, self.asked[person])
        total += _share(policy.words, _count(pool.words[person] & topics), self.written[person])
        common = np.bitwise_count(pool.people.moments[person] & pool.supporters.moments[supporter])
        enough = self.enough[person]
        total += _share(policy.moments, np.minimum(common, enough), enough)
        steps = np.where(squares < APART, STEPS - np.searchsorted(BAND_SQUARES, squares), 0)
        total += np.where(pool.near_wanted[person], policy.place * steps // STEPS, policy.place)
        return total + self._language(person, supporter)

    def _language(self, person: Integers, supporter: Integers) -> Integers:
        """All for the language the person prefers, a share for the next ones."""
        asked, count = self.pool.people.languages[person], self.languages[person]
        rank = np.where(count > 0, count, 0)
        for place in reversed(range(asked.shape[1])):
            language = asked[:, place]
            rank = np.where((language >= 0) & self.speaks[language, supporter], place, rank)
        return _share(self.policy.language, count - rank, count)


def _count(sets: Words) -> Integers:
    """How many bits in each row."""
    found: Integers = np.bitwise_count(sets).sum(axis=1, dtype=np.int64)
    return found


def _share(most: int, got: Integers, asked: Integers) -> Integers:
    """As `score.share`."""
    return np.where(asked > 0, most * got // np.maximum(asked, 1), most)
