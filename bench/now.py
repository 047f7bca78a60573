"""`script/bench maintenant`: the three supporters to propose now, among 2,000, 20,000 and 100,000, on both databases.

Kept in bench/results/maintenant-<date>.json. `--rapide`: without the largest; `--base`: one of the two."""

import json
import os
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from bench.house import empty_house
from bench.report import keep

AIMED = {2_000: None, 20_000: 3.0, 100_000: 20.0}
"""Supporters, and the p95 aimed at for the query, ms."""


def main(words: Sequence[str]) -> None:
    parser = ArgumentParser(prog="script/bench maintenant", description="Mesure les trois propositions d’une personne.")
    parser.add_argument("--rapide", action="store_true", help="sans la plus grande taille")
    parser.add_argument("--base", choices=["sqlite", "postgres"], action="append")
    options = parser.parse_args(words)
    sizes = list(AIMED)[: 2 if options.rapide else 3]
    found = [_measured(base, size) for base in options.base or ["sqlite", "postgres"] for size in sizes]
    load = [round(one, 1) for one in os.getloadavg()]
    print(f"\nGardé dans {keep({'load': load, 'now': found}, 'maintenant-')}")


def _measured(base: str, supporters: int) -> dict[str, Any]:
    with empty_house(base) as house:
        command = house.run("manage.py", "time_now", "--supporters", str(supporters))
    found: dict[str, Any] = {"base": base, "supporters": supporters, "aimed": AIMED[supporters]} | json.loads(command)
    print(f"{base}, {supporters} pair·es (visé : p95 {found['aimed'] or '—'} ms)")
    for name, times in found["times"].items():
        print(f"  {name:<44}" + "".join(f"{key} {value:>7.2f}   " for key, value in times.items()), flush=True)
    return found
