"""`manage.py bring FICHIER`: the steps of an import, timed in this process; prints JSON. For bench/lists.py only."""

import json
import resource
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.core.sqlite.base import FairLock
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Administrator, Person
from entrepairs.structures.actions.imports import confirm_list, send_list
from entrepairs.structures.models import Import, Structure


class Command(BaseCommand):
    """Seconds of each step (wall, processor), memory at its highest (MiB), longest hold of the write lock."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fichier", type=Path)
        parser.add_argument("autre", type=Path, help="les mêmes lieux, qui disent autre chose")

    def handle(self, *args: Any, fichier: Path, autre: Path, **options: Any) -> None:
        by = Person.objects.create_person("Inès", "quatre-lanternes-sous-la-pluie")
        Administrator.objects.create(person=by)
        steps: dict[str, float] = {}
        before, held, own = memory(), watch_locks(), Own()
        own.start()
        importing = _sent(fichier, by, steps, "read")
        read = memory()
        confirm_list(importing, by=by)
        timed(steps, "written", run_due)
        highest, own_highest = memory(), own.highest
        assert Structure.objects.count() == importing.counts["nouvelle"], importing.counts
        again = _sent(fichier, by, steps, "read_again")
        longest, held[:] = max(held), [0.0]
        changed = confirm_list(_sent(autre, by, steps, "read_changed"), by=by)
        timed(steps, "changed", run_due)
        found = {"seconds": steps, "total": round(steps["read"] + steps["written"], 1)}
        found |= {"total_cpu": round(steps["read_cpu"] + steps["written_cpu"], 1), "longest_lock": round(longest, 2)}
        found |= {"longest_lock_changing": round(max(held), 2), "changed": changed.counts}
        found |= {
            "mib_before": before,
            "mib_read": read,
            "mib_highest": highest,
            "mib_own": own_highest,
            "mib_highest_again": memory(),
            "mib_own_again": own.highest,
        }
        self.stdout.write(json.dumps(found | {"counts": importing.counts, "again": again.counts}))


def _sent(file: Path, by: Person, steps: dict[str, float], step: str) -> Import:
    """Sent and read."""
    with file.open("rb") as opened:
        importing = send_list(opened, file.name, by=by)
    timed(steps, step, run_due)
    importing.refresh_from_db()
    return importing


def timed(steps: dict[str, float], name: str, act: Callable[[], Any]) -> None:
    began, worked = time.perf_counter(), time.process_time()
    act()
    steps[name] = round(time.perf_counter() - began, 2)
    steps[f"{name}_cpu"] = round(time.process_time() - worked, 2)


def memory() -> float:
    """The most that was ever resident, MiB; the mapped pages of the database file, up to 128 MiB, are in it."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


class Own(threading.Thread):
    """Looks five times a second at what this process alone holds (RssAnon): what the machine cannot take back."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.highest = 0.0

    def run(self) -> None:
        while True:
            text = Path("/proc/self/status").read_text()
            now = next(int(line.split()[1]) for line in text.splitlines() if line.startswith("RssAnon"))
            self.highest = max(self.highest, round(now / 1024, 1))
            time.sleep(0.2)


def watch_locks() -> list[float]:
    """Seconds of each hold of the write lock, from now on."""
    held: list[float] = []
    since: dict[int, float] = {}
    take, give = FairLock.acquire, FairLock.release

    def acquire(lock: FairLock) -> None:
        take(lock)
        since[id(lock)] = time.perf_counter()

    def release(lock: FairLock) -> None:
        held.append(time.perf_counter() - since[id(lock)])
        give(lock)

    FairLock.acquire, FairLock.release = acquire, release  # type: ignore[method-assign]
    return held
