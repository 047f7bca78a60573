"""Fill a house with supporters, then look for the three to propose to each of many people, here. Prints JSON.

Nothing is kept from one person to the next but what a server keeps: the text of the question is written each time."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from bench.crowd import TOPICS, Crowd
from bench.management.commands.fill import _house, _people
from bench.numbers import percentile
from entrepairs.accompaniment.matching import Match, Peer, Seeker, choose
from entrepairs.accompaniment.offered import best, peers_among
from entrepairs.accompaniment.tests.standing import key, keyed, stand
from entrepairs.people.numbered import experience_numbers

PERSONS, WARM, TIMES, THREE = 400, 20, 3, 3
NAMED = dict(zip(chain.from_iterable(TOPICS), experience_numbers(), strict=False))
"""The experiences of the crowd, as those of the list."""
Found = Callable[[Seeker], Sequence[Any]]


class Command(BaseCommand):
    help = "Mesure les trois propositions d’une personne."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--supporters", type=int)

    def handle(self, **options: Any) -> None:
        crowd = Crowd(2 * options["supporters"], options["supporters"])
        peers = [_peer(one) for one in crowd.peers()]
        stand(peers, _house(_people(1)[0]))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the database does by itself within the day
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        people = [_seeker(one) for _, one in zip(range(PERSONS), crowd.seekers(), strict=False)]
        plain = [replace(one, experiences=(), words=frozenset(), moments=0, languages=("fr",)) for one in people]
        times = {
            "la requête": _timed(_found, people),
            "et ce qu’on dit de chaque personne": _timed(_told, people),
            "la requête de qui n’a rien coché": _timed(_found, plain[: PERSONS // 4]),
        }
        self.stdout.write(json.dumps({"times": times}))


def _found(seeker: Seeker) -> Sequence[Any]:
    return best(seeker, THREE)


def _told(seeker: Seeker) -> Sequence[Match]:
    found = best(seeker, THREE)
    return choose(seeker, peers_among([one.person for one in found]).values())


def _timed(look: Found, people: Sequence[Seeker]) -> dict[str, float]:
    """Milliseconds. `best`: p95 of the best of three times, what a machine that does nothing else takes."""
    for one in people[:WARM]:
        look(one)
    spent = [[_once(look, one) for one in people] for _ in range(TIMES)]
    every, least = sorted(chain.from_iterable(spent)), sorted(map(min, zip(*spent, strict=True)))
    return {"p50": percentile(every, 0.5), "p95": percentile(every, 0.95), "au mieux p95": percentile(least, 0.95)}


def _once(look: Found, seeker: Seeker) -> float:
    start = time.perf_counter()
    look(seeker)
    return (time.perf_counter() - start) * 1000


def _peer(one: Peer) -> Peer:
    sets = {name: frozenset(NAMED[key] for key in getattr(one, name)) for name in ("shown", "silent", "refused_topics")}
    return replace(one, id=key(one.person_id), person_id=key(one.person_id), vetoes=frozenset(), **sets)


def _seeker(one: Seeker) -> Seeker:
    named = tuple(replace(lived, id=NAMED[lived.id]) for lived in one.experiences)
    asks, _ = keyed(replace(one, experiences=named, words=frozenset(NAMED[word] for word in one.words)), [])
    return asks
