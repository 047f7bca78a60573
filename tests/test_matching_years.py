"""Two years of a house, week after week: nobody is forgotten, and no group is served less for no reason."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from random import Random

import pytest

from bench.crowd import Crowd
from entrepairs.accompaniment.matching import Peer, Seeker, choose, possible
from entrepairs.accompaniment.matching.batch import solve
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.matching.served import shares

WEEKS, ARRIVALS, SUPPORTERS = 104, 20, 80
LONG_WAIT = 26
ACCEPTS, MEAN_WEEKS = 0.75, 10

Pairing = Callable[[list[Seeker], list[Peer]], Iterable[tuple[Seeker, Peer]]]


@dataclass
class House:
    """Those who wait, since when; the places taken, until when."""

    peers: list[Peer]
    waiting: dict[str, tuple[Seeker, int]] = field(default_factory=dict)
    taken: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    matched: int = 0
    oldest: int = 0

    def open(self, week: int) -> list[Peer]:
        self.taken = defaultdict(list, {key: [end for end in ends if end > week] for key, ends in self.taken.items()})
        return [replace(one, free_places=max(0, one.free_places - len(self.taken[one.id]))) for one in self.peers]

    def live(self, week: int, newcomers: Iterable[Seeker], pairing: Pairing, chance: Random) -> None:
        self.waiting |= {one.id: (one, week) for one in newcomers}
        asked = [replace(one, days=7 * (week - since)) for one, since in self.waiting.values()]
        for one, peer in pairing(asked, self.open(week)):
            seeker, since = self.waiting.pop(one.id)
            if chance.random() < ACCEPTS:
                self.matched += 1
                self.oldest = max(self.oldest, week - since)
                self.taken[peer.id].append(week + 1 + int(chance.expovariate(1 / MEAN_WEEKS)))
            else:
                self.waiting[one.id] = replace(seeker, history=seeker.history | {peer.person_id}), since

    def starved(self, week: int) -> list[int]:
        """The waits, in weeks, of those who waited for long though someone would do, had they a place."""
        long = [(one, week - since) for one, since in self.waiting.values() if week - since > LONG_WAIT]
        return [wait for one, wait in long if any(possible(one, replace(peer, free_places=1)) for peer in self.peers)]


def everyone_at_once(asked: list[Seeker], peers: list[Peer]) -> Iterable[tuple[Seeker, Peer]]:
    pool = Pool.of(asked, peers)
    made, people, them = solve(pool), {one.id: one for one in asked}, {one.id: one for one in peers}
    for i, j in zip(made.person, made.supporter, strict=True):
        yield people[pool.people.ids[i]], them[pool.supporters.ids[j]]


def first_come(asked: list[Seeker], peers: list[Peer]) -> Iterable[tuple[Seeker, Peer]]:
    free = {one.id: one for one in peers}
    for one in sorted(asked, key=lambda one: (-one.days, one.id)):
        for match in choose(one, free.values(), 1):
            free[match.peer.id] = replace(match.peer, free_places=free[match.peer.id].free_places - 1)
            yield one, match.peer


def two_years(pairing: Pairing, seed: int, weeks: int = WEEKS) -> tuple[House, list[int]]:
    crowd, chance = Crowd(WEEKS * ARRIVALS, SUPPORTERS, seed), Random(seed)
    house = House([replace(one, free_places=1 + n % 3) for n, one in enumerate(crowd.peers())])
    newcomers = crowd.seekers()
    for week in range(weeks):
        house.live(week, [next(newcomers) for _ in range(ARRIVALS)], pairing, chance)
    return house, house.starved(weeks)


@pytest.mark.long
def test_in_two_years_as_many_are_served_and_nobody_is_forgotten_more_than_in_a_queue():
    """Over three houses: in each, who says yes and for how long is drawn, and moves both by a few in a hundred."""
    batch, queue = ([two_years(pairing, seed) for seed in range(3)] for pairing in (everyone_at_once, first_come))

    assert _matched(batch) >= 0.98 * _matched(queue)
    assert len(_starved(batch)) <= 1.1 * len(_starved(queue))
    assert max(_starved(batch), default=0) <= max(_starved(queue), default=0) + LONG_WAIT


def _matched(lived: list[tuple[House, list[int]]]) -> int:
    return sum(house.matched for house, _starved in lived)


def _starved(lived: list[tuple[House, list[int]]]) -> list[int]:
    return [wait for _house, waits in lived for wait in waits]


def test_in_half_a_year_as_many_find_someone_as_in_a_queue():
    batch, _ = two_years(everyone_at_once, 0, weeks=26)
    queue, _ = two_years(first_come, 0, weeks=26)

    assert batch.matched >= queue.matched > 100


@pytest.mark.long
def test_groups_that_ask_for_the_same_are_served_the_same():
    """In the invented crowd, gender, age and town of those who wait say nothing of what they ask or find."""
    crowd = Crowd(10_000, 2_000)
    pool = Pool.of(crowd.seekers(), crowd.peers())
    result = solve(pool)
    served = {pool.people.ids[row] for row in result.person}
    everyone = len(served) / len(pool.people)

    for kind in ("gender", "age"):
        found = shares(crowd.seekers(), served, lambda one, kind=kind: [getattr(one.about, kind)])
        assert len(found) > 2
        assert all(abs(share.served / share.people - everyone) < 0.05 for share in found)
