"""Live a year in an empty house, then make its report several times. Prints a `bench.yearly.Year` as JSON."""

import json
import statistics
import time
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from bench.yearly import PEOPLE, PRESENCES, TIMES, Year
from entrepairs.agenda.models import Gathering, Headcount, Presence
from entrepairs.core.clock import now
from entrepairs.insights.reports import as_it_is, period_of
from entrepairs.insights.tests.lived import live
from entrepairs.people.models import Person
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure


class Command(BaseCommand):
    help = "Mesure le rapport d’une année, dans une maison vide."

    def handle(self, **options: Any) -> None:
        elena, year = Person.objects.create_person("Elena", None), now().year - 1
        house = open_structure(name="Maison", kind="gem", country="FR", commune="FR-21231", by=elena)
        live(house, year, people=PEOPLE, presences=PRESENCES)
        self.stdout.write(json.dumps(asdict(_measured(house, year))))


def _measured(house: Structure, year: int) -> Year:
    period, seconds = period_of(house, year), []
    with CaptureQueriesContext(connection) as captured:
        as_it_is(house, period)
    for _n in range(TIMES):
        began = time.perf_counter()
        as_it_is(house, period)
        seconds.append(time.perf_counter() - began)
    return Year(
        presences=Presence.objects.filter(structure=house).count(),
        counted=Headcount.objects.aggregate(n=Sum("people"))["n"],
        gatherings=Gathering.objects.filter(structure=house).count(),
        queries=len(captured),
        seconds=round(statistics.median(seconds), 3),
    )
