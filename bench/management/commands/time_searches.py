"""Time searches of the directory in this process: the query, its twenty places, their hours. Prints JSON."""

import json
import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand
from django.db import connection

from bench.directory import SEARCHES
from bench.numbers import percentile
from entrepairs.structures.directory.lines import lines
from entrepairs.structures.directory.search import Wanted, first_found, matching

TIMES = 40
TUESDAY = datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("Europe/Paris"))
NIGHT = TUESDAY.replace(hour=4)
A_PAGE = 21


class Command(BaseCommand):
    help = "Mesure des recherches dans l’annuaire."

    def handle(self, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the database does by itself within the day
        self.stdout.write(json.dumps([_timed(name, **wanted) for name, wanted in SEARCHES.items()]))


def _timed(name: str, **wanted: Any) -> dict[str, Any]:
    moment, asked = NIGHT if wanted.pop("night", False) else TUESDAY, Wanted(**wanted)
    around = matching(Wanted(commune=asked.commune, km=asked.km), moment).count()
    spent = sorted(_once(asked, moment) for _ in range(TIMES))
    times = {"best": spent[0], "p50": percentile(spent, 0.5), "p99": percentile(spent, 0.99)}
    return {"name": name, "around": around, **times}


def _once(wanted: Wanted, moment: datetime) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    lines(first_found(wanted, moment, 0, A_PAGE), moment)
    return (time.perf_counter() - start) * 1000
