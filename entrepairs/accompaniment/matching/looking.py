"""Looking at every possible pair at some prices: what nobody can exceed, and the pairs that would be better."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from entrepairs.accompaniment.matching.candidates import Block, Candidates
from entrepairs.accompaniment.matching.edges import Edges, Integers
from entrepairs.accompaniment.matching.flow import spans

MOST_KEPT = 100_000_000
"""Pairs remembered, six bytes each at most; beyond, they are found again each time."""
NOTHING = np.iinfo(np.int64).min // 4


@dataclass(frozen=True)
class Progress:
    """How far it is. `round`: 0 while pairs are being found, then those of the solver; `people`: looked at in this
    one; `gap`: what might be missing, a share, once it is known."""

    round: int
    people: int = 0
    gap: float | None = None


Watch = Callable[[Progress], None]
"""Told how far it is; raises to stop everything."""


class Pairs:
    """All the possible pairs, by blocks of people: found once, then remembered when they are not too many."""

    def __init__(self, candidates: Candidates, watch: Watch, most_kept: int = MOST_KEPT) -> None:
        self.candidates, self.watch, self.most_kept = candidates, watch, most_kept
        self.blocks: list[Block] | None = None
        self.count = self.servable = 0

    def __iter__(self) -> Iterator[Block]:
        return self._found() if self.blocks is None else iter(self.blocks)

    def _found(self) -> Iterator[Block]:
        kept: list[Block] = []
        self.count = self.servable = 0
        for block in self.candidates:
            self.watch(Progress(0, block.first))
            self.count += len(block)
            self.servable += int(np.count_nonzero(np.diff(block.starts)))
            if self.count <= self.most_kept:
                kept.append(block)
            else:
                kept.clear()
            yield block
        self.blocks = kept if self.count <= self.most_kept else None


@dataclass(frozen=True)
class Worth:
    """`appeal`: of each score; `bonus`: of each person, whoever they are with; `person_more`: the part of it that puts
    one person more above any total."""

    appeal: Integers
    bonus: Integers
    person_more: int = 0

    def of(self, edges: Edges) -> Integers:
        found: Integers = self.appeal[edges.score] + self.bonus[edges.person]
        return found


def look(pairs: Pairs, worth: Worth, price: Integers, gain: Integers, most: int, near: int = 0) -> tuple[int, Edges]:
    """The sum of what each would gain with their best pair; for those who would gain more than `gain`, their best
    pairs: at most `most`, above what they have less `near`."""
    best_of_all, found = 0, []
    for block in pairs:
        value = worth.appeal[block.score] - price[block.supporter]
        some = np.flatnonzero(np.diff(block.starts))
        if not len(some):
            continue
        bonus = worth.bonus[block.first + some]
        best = np.maximum.reduceat(value, block.starts[some]) + bonus
        best_of_all += int(np.maximum(best, 0).sum())
        mine = gain[block.first + some]
        more = best > mine
        if more.any():
            found.append(_best(block, value, some[more], (mine - near - bonus)[more], most))
    return best_of_all, edges_from(found, pairs.candidates.pool.free, len(gain))


def every(pairs: Pairs) -> Edges:
    """All of them."""
    blocks, pool = list(pairs), pairs.candidates.pool
    columns = [(block.person, block.supporter.astype(np.int64), block.score.astype(np.int64)) for block in blocks]
    return edges_from(columns, pool.free, len(pool.people))


def edges_from(columns: Sequence[tuple[Integers, ...]], capacity: Integers, people: int) -> Edges:
    """Persons, supporters and scores, one part after the other."""
    empty = np.zeros(0, dtype=np.int64)
    person, supporter, score = (np.concatenate(column) for column in zip((empty,) * 3, *columns, strict=True))
    return Edges(person, supporter, score, capacity, people)


def _best(block: Block, value: Integers, rows: Integers, above: Integers, most: int) -> tuple[Integers, ...]:
    """The `most` best pairs of these people of a block, above what each asks."""
    starts, ends = block.starts[rows], block.starts[rows + 1]
    some, whose = spans(starts, ends), np.repeat(np.arange(len(rows)), ends - starts)
    enough = value[some] > above[whose]
    some, whose = some[enough], whose[enough]
    order = np.lexsort((-value[some], whose))
    some, whose = some[order], whose[order]
    rank = np.arange(len(whose)) - np.searchsorted(whose, np.arange(len(rows)))[whose]
    some, whose = some[rank < most], whose[rank < most]
    integers = np.int64
    return (block.first + rows[whose]), block.supporter[some].astype(integers), block.score[some].astype(integers)
