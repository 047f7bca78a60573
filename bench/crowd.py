"""An invented crowd, the same each time: those who wait and those who offer, as values of the engine.

120 experiences in ten domains, the first ones far more common, seven in ten of one's own domain; ten languages; places
scattered around 96 towns; four kinds of weeks; wishes of gender and age; what is not taken; refusals; places for two
people in three. Nothing is known of real people: figures compare ways of computing, and say nothing else."""

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from entrepairs.accompaniment.matching import About, Lived, Peer, Seeker
from entrepairs.accompaniment.matching.values import WAYS

DOMAINS, EACH = 10, 12
TOPICS = [[f"vecu-{domain}-{n}" for n in range(EACH)] for domain in range(DOMAINS)]
COMMON = list(accumulate(1 / (n + 1) for n in range(EACH)))
LANGUAGES = ["fr", "ar", "pt", "en", "es", "tr", "fsl", "nl", "de", "ro"]
SPOKEN = list(accumulate([85, 4, 3, 6, 3, 2, 1, 3, 1, 1]))
TOWNS = 96
SCATTER = 0.13  # degrees, about 15 km
WEEKS = [0b011 * 0o1111111, 0b100 * 0o1111111, 0b111 << 15, 0b110 * 0o11111]
"""Moments: days, evenings, week-end, afternoons and evenings of the week."""
GENDERS, AGES = ["femme", "homme", "autre"], ["18-29", "30-44", "45-59", "60 et plus"]
PLACES_A_PERSON = 0.66
MEAN_WAIT = 40


class Crowd:
    """`seekers()` and `peers()` invent the same people at each call."""

    def __init__(self, people: int, supporters: int, seed: int = 2026) -> None:
        self.people, self.supporters, self.seed = people, supporters, seed
        chance = Random(seed)
        self.towns = [(43 + chance.random() * 7, -1 + chance.random() * 8) for _ in range(TOWNS)]

    def seekers(self) -> Iterator[Seeker]:
        chance = Random(f"{self.seed} demandes")
        for n in range(self.people):
            yield self._seeker(chance, n)

    def peers(self) -> Iterator[Peer]:
        chance = Random(f"{self.seed} offres")
        mean = PLACES_A_PERSON * self.people / max(1, self.supporters)
        for n in range(self.supporters):
            yield self._peer(chance, n, mean)

    def _seeker(self, chance: Random, n: int) -> Seeker:
        named = _topics(chance, chance.randint(1, 4))
        return Seeker(
            id=f"demande-{n}",
            person_id=f"s{n}",
            experiences=tuple(Lived(one, chance.random() < 0.25) for one in named),
            words=frozenset(_topics(chance, chance.randint(0, 2))) - set(named),
            languages=_languages(chance),
            ways=_ways(chance),
            moments=_moments(chance),
            position=self._place(chance),
            radius_km=chance.choice([10, 25, 25, 50]),
            refused=_few(chance, "p", self.supporters),
            about=_about(chance),
            days=int(chance.expovariate(1 / MEAN_WAIT)),
        )

    def _peer(self, chance: Random, n: int, mean: float) -> Peer:
        topics = _topics(chance, chance.randint(1, 6))
        silent = frozenset(topics[1:2]) if chance.random() < 0.3 else frozenset[str]()
        return Peer(
            id=f"offre-{n}",
            person_id=f"p{n}",
            shown=frozenset(topics) - silent,
            silent=silent,
            refused_topics=frozenset(_topics(chance, 3)) - set(topics) if chance.random() < 0.3 else frozenset(),
            languages=_languages(chance),
            ways=_ways(chance),
            moments=_moments(chance),
            position=self._place(chance),
            radius_km=chance.choice([10, 25, 25, 50]),
            free_places=min(6, int(chance.random() * 2 * mean + 0.5)),
            open_now=chance.random() < 0.95,
            vetoes=_few(chance, "s", self.people),
            load=chance.randrange(3),
            about=_about(chance),
        )

    def _place(self, chance: Random) -> tuple[float, float]:
        latitude, longitude = self.towns[int(TOWNS * chance.random() ** 2)]
        return latitude + chance.gauss(0, SCATTER), longitude + chance.gauss(0, SCATTER)


def _topics(chance: Random, count: int) -> list[str]:
    own = chance.randrange(DOMAINS)
    domains = (own if chance.random() < 0.7 else chance.randrange(DOMAINS) for _ in range(count))
    return list(dict.fromkeys(TOPICS[domain][bisect(COMMON, chance.random() * COMMON[-1])] for domain in domains))


def _languages(chance: Random) -> tuple[str, ...]:
    count = 1 if chance.random() < 0.7 else 2
    return tuple(dict.fromkeys(LANGUAGES[bisect(SPOKEN, chance.random() * SPOKEN[-1])] for _ in range(count)))


def _ways(chance: Random) -> frozenset[str]:
    return frozenset(way for way, likely in zip(WAYS, (0.4, 0.6, 0.5, 0.6), strict=True) if chance.random() < likely)


def _moments(chance: Random) -> int:
    return chance.choice(WEEKS) & chance.getrandbits(21)


def _about(chance: Random) -> About:
    genders = frozenset({chance.choice(GENDERS)}) if chance.random() < 0.1 else frozenset[str]()
    ages = frozenset(chance.sample(AGES, 2)) if chance.random() < 0.1 else frozenset[str]()
    return About(chance.choice(GENDERS), chance.choice(AGES), genders, ages)


def _few(chance: Random, letter: str, count: int) -> frozenset[str]:
    return frozenset({f"{letter}{chance.randrange(count)}"}) if count and chance.random() < 0.1 else frozenset()
