"""Fill circles, then time searches among their posts in this process: the index, what may be read, the words shown.
Prints JSON."""

import json
import random
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from bench.circle import fill_circle
from bench.management.commands.fill import _house, _people, _text
from bench.numbers import percentile
from bench.search import SEARCHES
from bench.town import POSTS
from entrepairs.community.asked import parts
from entrepairs.community.models import Findable, Reader
from entrepairs.community.views.searching import answer_to
from entrepairs.people.models import Person
from entrepairs.people.passphrases import words as known_words

TIMES, PERSONS, CIRCLES, RARE = 40, 200, 20, 12
BATCH = 5_000
TOLD_IN = 30
TOLD = [
    "La déprime revient.",
    "Je vis avec la dépression.",
    "Un jour sans alcool.",
    "J’ai arrêté de boire.",
    "Insomnie.",
]


class Command(BaseCommand):
    help = "Mesure des recherches dans les cercles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--posts", type=int)

    def handle(self, **options: Any) -> None:
        people = _people(PERSONS)
        house = _house(people[0])
        for number in range(CIRCLES):
            threads = options["posts"] // POSTS // CIRCLES
            fill_circle(house, people, threads, _varied, name=f"Cercle {number}")
        while Findable.objects.fill(BATCH):
            pass
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the database does by itself within the day
        found = [_timed(name, text, who) for name, text in SEARCHES.items() for who in (None, people[1])]
        self.stdout.write(json.dumps(found))


def _varied(chance: random.Random) -> str:
    """Sentences of every day, and some words of a long list, the first of it far more often than the last."""
    known = known_words()
    told = f"{chance.choice(TOLD)} " if chance.randrange(TOLD_IN) == 0 else ""
    rare = [known[min(int(chance.paretovariate(0.6)), len(known)) - 1] for _ in range(RARE)]
    return f"{told}{_text(chance)} {' '.join(rare)}."


def _timed(name: str, text: str, person: Person | None) -> dict[str, Any]:
    found = len(answer_to(Reader.of(person) if person else None, text, None).found)
    spent = sorted(_once(text, person) for _ in range(TIMES))
    times = {"best": spent[0], "p50": percentile(spent, 0.5), "p99": percentile(spent, 0.99)}
    who = "connecté·e" if person else "visite"
    return {"name": name, "who": who, "found": found, "parts": len(parts(text)), **times}


def _once(text: str, person: Person | None) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    answer_to(Reader.of(person) if person else None, text, None)
    return (time.perf_counter() - start) * 1000
