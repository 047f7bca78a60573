"""What a run found: the table that is printed, and the file that is kept."""

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.browser import View
from bench.numbers import Row
from bench.streams import Streams

RESULTS = Path(__file__).resolve().parent / "results"
COLUMNS = {
    "n": 7,
    "req/s": 9,
    "p50 ms": 9,
    "p99 ms": 9,
    "ms CPU": 9,
    "dont base": 11,
    "× H": 7,
    "autres": 8,
    "erreurs": 9,
}
NAME = 36


@dataclass(frozen=True)
class Memory:
    """PSS after the loads, MiB: the server with its background work; the worker alone, at rest; its share of
    PostgreSQL (connections; 0 with SQLite)."""

    server: float
    worker: float
    database: float


@dataclass(frozen=True)
class Report:
    """Everything. `start`: seconds from the command to the first page, in order; `start_beside`: those of machina."""

    base: str
    size: dict[str, int]
    rows: list[Row]
    views: list[View]
    memory: Memory
    start: list[float]
    start_beside: list[float]
    streams: Streams | None

    def print(self) -> None:
        print_rows(self.rows)
        print()
        for view in self.views:
            print(_first_view(view))
        print(f"Mémoire (PSS) : site {self.memory.server} Mio, travaux à part {self.memory.worker} Mio, ", end="")
        print(f"base {self.memory.database} Mio.\nPremière page après la commande : {_seconds(self.start)}.")
        if self.start_beside:
            print(f"machina : {_seconds(self.start_beside)}.")
        if self.streams:
            print(_streams(self.streams))

    def keep(self) -> Path:
        """Written as `<date>.json`, beside those of before."""
        return keep(asdict(self))


def print_rows(rows: list[Row]) -> None:
    print("\n" + _aligned("mesure", COLUMNS))
    for row in rows:
        print(_line(row))


def keep(found: dict[str, Any], what: str = "") -> Path:
    """What a run found, with its date and its machine. `what`: the beginning of the name of the file."""
    RESULTS.mkdir(exist_ok=True)
    at = datetime.now(UTC)
    file = RESULTS / f"{what}{at:%Y-%m-%dT%H%M%S}.json"
    values: dict[str, Any] = {"at": at.isoformat(timespec="seconds"), "machine": _machine(), **found}
    file.write_text(json.dumps(values, ensure_ascii=False, indent=1, default=str) + "\n")
    return file


def with_ratios(rows: list[Row]) -> list[Row]:
    """Each row beside the first one, the baseline."""
    return [replace(row, ratio=row.cpu_ms / rows[0].cpu_ms) for row in rows]


def _line(row: Row) -> str:
    load, cost = row.load, [f"{row.cpu_ms:.2f}", f"{row.database_ms:.2f}", f"{row.ratio:.1f}", f"{row.foreign:.0%}"]
    speed = [f"{load.count}", f"{load.rate:.1f}", f"{load.p50:.1f}", f"{load.p99:.1f}"]
    return _aligned(row.name, [*speed, *cost, f"{load.errors}"])


def _aligned(name: str, values: Iterable[str]) -> str:
    return f"{name:<{NAME}}" + "".join(
        f"{value:>{width}}" for value, width in zip(values, COLUMNS.values(), strict=True)
    )


def _first_view(view: View) -> str:
    parts = f"HTML {view.html}, CSS {view.css}, JS {view.js}, polices {view.fonts}"
    paint = f"LCP {view.lcp} ms ({view.slow_lcp} sur un téléphone lent), CLS {view.cls}"
    return f"Première vue, {view.name} : {view.kib} Kio ({parts}), {view.requests} requêtes, {paint}"


def _seconds(values: list[float]) -> str:
    return f"{sorted(values)[len(values) // 2]:.2f} s (médiane de {', '.join(f'{one:.2f}' for one in values)})"


def _streams(found: Streams) -> str:
    speed = f"p50 {found.p50:.1f} ms, p99 {found.p99:.1f} ms, {found.lost} perdus"
    opening = f"ouverts en {found.seconds_to_open:.1f} s, {found.kilobytes:.1f} ko chacun"
    return f"Direct : {found.open} flux {opening} ; salle de {found.room} : {speed}."


def _machine() -> dict[str, str]:
    model = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), "")
    return {"python": platform.python_version(), "processor": model, "cores": str(os.cpu_count())}


def _cpuinfo() -> list[str]:
    return Path("/proc/cpuinfo").read_text().splitlines()
