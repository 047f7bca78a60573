"""`script/bench rota`, `script/bench groupes`: the planning of permanences and the drawing of groups, on pools drawn by
chance, always the same. Each runs in a process of its own: time, peak memory, and what is proven.

Kept in bench/results/rota-<date>.json and groupes-<date>.json."""

import json
import os
import random
import subprocess
import sys
import time
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.report import RESULTS
from entrepairs.agenda.forming.solver.drawing import form_groups
from entrepairs.agenda.forming.values import ONLINE, Lead, Pool, Seeker
from entrepairs.agenda.rota.checking import broken
from entrepairs.agenda.rota.holes import holes
from entrepairs.agenda.rota.solver.search import plan
from entrepairs.agenda.rota.values import Level, Problem, Slot, Volunteer, duo

ROTAS = [(60, 168, 30, 0), (60, 168, 30, 1), (60, 168, 30, 2), (60, 168, 20, 3), (60, 168, 12, 4), (20, 42, 30, 5)]
"""Volunteers, permanences, percentage of the week when they can, seed."""
GROUPS = [(500, 25, 0), (500, 80, 1), (5000, 300, 2)]
"""People, leads, seed."""
A_DAY = 6


def main(words: list[str]) -> None:
    parser = ArgumentParser(prog="script/bench", description="Mesure les plannings ou les groupes.")
    parser.add_argument("what", choices=["rota", "groupes"])
    parser.add_argument("--un", type=int, metavar="N", help="seulement le cas N, ici même ; une ligne JSON")
    asked = parser.parse_args(words)
    cases = ROTAS if asked.what == "rota" else GROUPS
    if asked.un is not None:
        print(json.dumps(_one_rota(*ROTAS[asked.un]) if asked.what == "rota" else _one_drawing(*GROUPS[asked.un])))
        return
    found = [_apart(asked.what, number) for number in range(len(cases))]
    at, load = datetime.now(UTC), [round(one, 1) for one in os.getloadavg()]
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{asked.what}-{at:%Y-%m-%dT%H%M%S}.json"
    kept = {"at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "cores": os.cpu_count(), "load": load, "cases": found}
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
    print(f"Gardé dans {file}")


def _apart(what: str, number: int) -> dict[str, Any]:
    """In a new process, so that the peak of memory is its own."""
    words = [sys.executable, "-m", "bench.planning", what, "--un", str(number)]
    said: dict[str, Any] = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    print("  ".join(f"{name} {value}" for name, value in said.items() if name != "stages"), flush=True)
    return said


def _one_rota(people: int, slots: int, share: int, seed: int) -> dict[str, Any]:
    problem = rota_pool(people, slots, share, seed)
    began, worked = time.perf_counter(), time.process_time()
    found = plan(problem)
    return {
        "volunteers": people,
        "shifts": slots,
        "available": f"{share} %",
        "seconds": round(time.perf_counter() - began, 2),
        "cpu": round(time.process_time() - worked, 2),
        "peak_mb": _peak(),
        "proven": found.is_proven,
        "seats": problem.seats,
        "held": len(found.roster),
        "short": sum(one.short for one in holes(problem, found.roster)),
        "broken": len(broken(problem, found.roster)),
        "stages": [[one.name, one.value, one.bound, one.seconds] for one in found.stages],
    }


def rota_pool(people: int, slots: int, share: int, seed: int) -> Problem:
    """Six permanences a day of two people; each has a usual week, one to three a week, sometimes a week away."""
    draw = random.Random(seed)
    starts = [n // A_DAY * 1440 + 480 + n % A_DAY * 150 for n in range(slots)]
    every = tuple(Slot(at, at + 150, n // A_DAY, n // A_DAY // 7, 2, 2) for n, at in enumerate(starts))
    known = []
    for _ in range(people):
        week = [draw.random() * 100 < share for _ in range(A_DAY * 7)]
        away = draw.randrange(slots // A_DAY) if draw.random() < 0.3 else -100
        can = frozenset(n for n in range(slots) if week[n % len(week)] and not 0 <= every[n].day - away < 7)
        level = Level.EXPERIENCED if draw.random() < 0.4 else Level(draw.randrange(2))
        likes = frozenset(n for n in sorted(can) if draw.random() < 0.2)
        known.append(Volunteer(level, draw.randint(1, 3), can, likes, draw.randint(-2, 2)))
    apart, together = ({duo(*draw.sample(range(people), 2)) for _ in range(people // 6)} for _ in range(2))
    return Problem(every, tuple(known), frozenset(), frozenset(apart), frozenset(together - apart))


def _one_drawing(people: int, leads: int, seed: int) -> dict[str, Any]:
    pool = groups_pool(people, leads, seed)
    began = time.perf_counter()
    drawn = form_groups(pool)
    bad = sum(set(pair) <= set(group.people) for group in drawn.groups for pair in pool.apart)
    return {
        "people": people,
        "leads": leads,
        "seconds": round(time.perf_counter() - began, 2),
        "peak_mb": _peak(),
        "circles": len(drawn.circles),
        "groups": len(drawn.groups),
        "placed": drawn.placed,
        "bound": drawn.bound,
        "gap": round(drawn.gap, 4),
        "refused_pairs": bad,
    }


def groups_pool(people: int, leads: int, seed: int) -> Pool:
    """Twenty themes, some much more wanted; twelve towns; two people in three accept a distance."""
    draw = random.Random(seed)
    towns = [(draw.randrange(8000), draw.randrange(8000)) for _ in range(12)]
    themes, wanted = range(20), [1 / n for n in range(1, 21)]

    def some(most: int) -> list[int]:
        return list(dict.fromkeys(draw.choices(themes, wanted, k=draw.randint(1, most))))

    def week(most: int) -> int:
        return sum(1 << n for n in draw.sample(range(21), draw.randint(1, most)))

    def tongues() -> frozenset[str]:
        return draw.choices([frozenset({"fr"}), frozenset({"fr", "ar"}), frozenset({"ar"})], [90, 5, 5])[0]

    seekers = []
    for _ in range(people):
        x, y = draw.choice(towns)
        spot = (x + draw.randint(-150, 150), y + draw.randint(-150, 150)) if draw.random() < 0.8 else None
        radius, is_new = draw.choice([50, 100, 200]), draw.random() < 0.15
        seekers.append(Seeker(tuple(some(3)), week(5), tongues(), draw.random() < 0.65, spot, radius, is_new))
    known = []
    for _ in range(leads):
        places = frozenset({ONLINE, draw.randrange(12)}) if draw.random() < 0.8 else frozenset({ONLINE})
        known.append(Lead(frozenset(some(4)), week(6), tongues(), places, draw.randint(1, 2)))
    apart = frozenset(duo(*draw.sample(range(people), 2)) for _ in range(people // 5))
    return Pool(tuple(seekers), tuple(known), tuple(towns), apart)


def _peak() -> float:
    """MiB, of this program alone."""
    status = Path("/proc/self/status").read_text()
    return round(int(status.split("VmHWM:")[1].split()[0]) / 1024, 1)


if __name__ == "__main__":
    main(sys.argv[1:])
