"""A crowd at random, everything in it: each rule is met and broken many times."""

from random import Random

from entrepairs.accompaniment.matching import About, Lived, Peer, Seeker
from entrepairs.accompaniment.matching.values import WAYS

TOPICS = [f"vecu-{n}" for n in range(70)]
LANGUAGES = ["fr", "ar", "pt", "nl", "fsl"]
GENDERS, AGES = ["", "une femme", "un homme"], ["", "18-25", "26-40"]


def crowd(chance: Random, people: int, supporters: int) -> tuple[list[Seeker], list[Peer]]:
    peers = [_peer(chance, n, people) for n in range(supporters)]
    return [_seeker(chance, n, supporters) for n in range(people)], peers


def some(chance: Random, values: list[str], most: int) -> list[str]:
    return chance.sample(values, chance.randint(0, most))


def _place(chance: Random) -> tuple[float, float] | None:
    return None if chance.random() < 0.2 else (47 + chance.random() * 2, 4 + chance.random() * 2)


def _about(chance: Random) -> About:
    wished = [some(chance, values, 2) if chance.random() < 0.1 else [] for values in (GENDERS, AGES)]
    return About(chance.choice(GENDERS), chance.choice(AGES), *map(frozenset, wished))


def _moments(chance: Random) -> int:
    return chance.choice([0, chance.getrandbits(21), 1 << chance.randrange(21), chance.getrandbits(21)])


def _keys(chance: Random, letter: str, count: int) -> frozenset[str]:
    return frozenset(f"{letter}{chance.randrange(count)}" for _ in range(chance.choice([0, 0, 1, 2])) if count)


def _seeker(chance: Random, n: int, supporters: int) -> Seeker:
    return Seeker(
        id=f"demande-{n}",
        person_id=f"s{n // 2}",
        experiences=tuple(Lived(one, chance.random() < 0.3) for one in some(chance, TOPICS[:30], 6)),
        words=frozenset(some(chance, TOPICS, 5)),
        languages=tuple(some(chance, LANGUAGES, 3)),
        ways=frozenset(some(chance, list(WAYS), 3)),
        moments=_moments(chance),
        position=_place(chance),
        radius_km=chance.choice([0, 25, 50, 100, 300]),
        refused=_keys(chance, "p", supporters),
        history=_keys(chance, "p", supporters),
        any_experience=chance.random() < 0.1,
        consents=chance.random() < 0.95,
        about=_about(chance),
        days=int(chance.expovariate(1 / 40)),
        in_danger=chance.random() < 0.05,
    )


def _peer(chance: Random, n: int, people: int) -> Peer:
    topics = frozenset(some(chance, TOPICS[:40], 12))
    return Peer(
        id=f"offre-{n}",
        person_id=f"p{n}" if chance.random() < 0.9 else f"s{n}",
        shown=topics,
        silent=frozenset(some(chance, TOPICS, 4)) - topics,
        refused_topics=frozenset(some(chance, TOPICS, 5)) if chance.random() < 0.3 else frozenset(),
        languages=tuple(some(chance, LANGUAGES, 3)),
        ways=frozenset(some(chance, list(WAYS), 3)),
        moments=_moments(chance),
        position=_place(chance),
        radius_km=chance.choice([0, 25, 50, 100, 300]),
        free_places=chance.choice([0, 1, 1, 2, 4]),
        open_now=chance.random() < 0.9,
        vetoes=_keys(chance, "s", people),
        load=chance.randrange(3),
        consents=chance.random() < 0.95,
        about=_about(chance),
    )
