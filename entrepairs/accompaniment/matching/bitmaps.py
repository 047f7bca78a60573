"""Who suits whom, 64 supporters at a time: for each word a bit a supporter, then OR and AND.

All the hard rules but one: whether those who can only meet in person live near enough is looked at pair by pair."""

from collections.abc import Callable, Hashable

import numpy as np

from entrepairs.accompaniment.matching.edges import Flags, Integers
from entrepairs.accompaniment.matching.pool import NO_WISH, WORD, Pool, Words
from entrepairs.accompaniment.matching.values import IN_PERSON, MOMENTS, WAYS, WRITTEN

REMEMBERED = 2000
"""Answers kept for those who ask the same; about 5 MB for 20,000 supporters."""
WRITING = 1 << WAYS.index(WRITTEN)
KINDS = 2
"""Of wishes: gender, age."""
MEETING = 1 << WAYS.index(IN_PERSON)


class Bitmaps:
    """The supporters of a pool, by what they say."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        them = pool.supporters
        self.able: Words = rows_of(them.able[None])[0]
        self.all: Words = rows_of(np.ones_like(them.able)[None])[0]
        self.shown = rows_of(flags_of(pool.shown, pool.topics_count).T)
        self.refused = rows_of(flags_of(pool.refused, pool.topics_count).T)
        self.spoken = rows_of(speaks(pool))
        self.ways = rows_of(_holds(them.ways, len(WAYS)))
        self.free_at = rows_of(_holds(them.moments, MOMENTS) | (them.moments == 0))
        self.said = [rows_of(_holds(them.said[:, kind], WORD)) for kind in range(KINDS)]
        self.accepts = [rows_of(_holds(them.wished[:, kind], WORD)) for kind in range(KINDS)]
        self.kept: dict[Hashable, Words] = {}

    def suited(self, first: int, last: int) -> Words:
        """A row of bits for each of these people."""
        pool, count = self.pool, last - first
        named = pool.must[first:last] | pool.other[first:last]
        told = named | pool.words[first:last]
        wanted, required = _lists(told), _lists(pool.must[first:last])
        loose = pool.any_experience[first:last] | ~named.any(axis=1)
        found = np.zeros((count, len(self.all)), dtype=np.uint64)
        for row in np.flatnonzero(pool.people.able[first:last]):
            bits = self._meets(first + int(row))
            if not loose[row]:
                bits = bits & _any(self.shown, wanted[row])
                if len(required[row]):
                    bits = bits & _any(self.shown, required[row])
            found[row] = bits & ~_any(self.refused, wanted[row]) if len(wanted[row]) else bits
        self._part(found, first, last)
        return found

    def _part(self, found: Words, first: int, last: int) -> None:
        """Those who do not want each other, or who know each other."""
        start = self.pool.barred_start[first : last + 1]
        rows = np.repeat(np.arange(last - first), np.diff(start))
        them = self.pool.barred[start[0] : start[-1]]
        others = ~(np.uint64(1) << (them % WORD).astype(np.uint64))
        np.bitwise_and.at(found, (rows, them // WORD), others)

    def _meets(self, row: int) -> Words:
        """Language, gender and age, ways, moments."""
        one = self.pool.people
        languages = one.languages[row]
        key = languages.tobytes(), one.said[row].tobytes(), one.wished[row].tobytes()
        ways, moments = int(one.ways[row]), int(one.moments[row])
        who = self._once(key, lambda: self.able & self._speak(languages) & self._wish(row))
        return who & self._once((ways, moments), lambda: self._way(ways) & self._time(ways, moments))

    def _once(self, key: Hashable, answer: Callable[[], Words]) -> Words:
        if key not in self.kept:
            if len(self.kept) >= REMEMBERED:
                self.kept.clear()
            self.kept[key] = answer()
        return self.kept[key]

    def _speak(self, languages: Integers) -> Words:
        asked = languages[languages >= 0]
        return _any(self.spoken, asked) if len(asked) else self.all

    def _wish(self, row: int) -> Words:
        found: Words = self.all.copy()
        for kind in range(KINDS):
            wished, said = int(self.pool.people.wished[row, kind]), int(self.pool.people.said[row, kind])
            found &= self.accepts[kind][said.bit_length() - 1]
            if wished != NO_WISH:
                found &= _any(self.said[kind], np.flatnonzero([wished >> bit & 1 for bit in range(WORD)]))
        return found

    def _way(self, ways: int) -> Words:
        return _any(self.ways, np.flatnonzero([ways >> bit & 1 for bit in range(len(WAYS))]))

    def _time(self, ways: int, moments: int) -> Words:
        if not moments:
            return self.all
        free = _any(self.free_at, np.flatnonzero([moments >> bit & 1 for bit in range(MOMENTS)]))
        if ways & WRITING:
            free |= self.ways[WAYS.index(WRITTEN)]
        return free


def speaks(pool: Pool) -> Flags:
    """A row for each language, a column for each supporter."""
    spoken = pool.supporters.languages
    found = np.zeros((pool.languages_count, len(spoken)), dtype=bool)
    columns = np.arange(len(spoken))
    for rank in range(spoken.shape[1]):
        some = spoken[:, rank] >= 0
        found[spoken[some, rank], columns[some]] = True
    return found


def flags_of(sets: Words, count: int) -> Flags:
    """A row for each set, a column for each of the `count` first bits."""
    bits = np.unpackbits(np.ascontiguousarray(sets).view(np.uint8), axis=1, bitorder="little")
    found: Flags = bits[:, :count] > 0
    return found


def rows_of(flags: Flags) -> Words:
    """Each row of flags as words of 64 bits."""
    count, long = flags.shape
    bytes_of = np.zeros((count, -(-long // WORD) * 8), dtype=np.uint8)
    bytes_of[:, : -(-long // 8)] = np.packbits(flags, axis=1, bitorder="little")
    return bytes_of.view(np.uint64)


def _holds(bits: Integers | Words, count: int) -> Flags:
    """A row for each bit."""
    found: Flags = (bits >> np.arange(count, dtype=bits.dtype)[:, None] & bits.dtype.type(1)) > 0
    return found


def _lists(sets: Words) -> list[Integers]:
    """The numbers of the bits of each set."""
    rows, bits = np.nonzero(flags_of(sets, sets.shape[1] * WORD))
    return np.split(bits, np.searchsorted(rows, np.arange(1, len(sets))))


def _any(rows: Words, some: Integers) -> Words:
    found: Words = np.bitwise_or.reduce(rows[some], axis=0)
    return found
