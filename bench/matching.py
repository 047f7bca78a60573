"""`script/bench matching`: everyone at once, for three sizes; one person now; then other programs, on the same data.

`--rapide`: without the largest. `--maintenant`: one person now (bench/now.py), and nothing else. `--seul`: without the
others, which are installed in a temporary folder (bench/rivals.py). Kept in bench/results/appariement-<date>.json."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from bench.now import measured
from bench.report import keep
from bench.rivals import SIZES as COMPARED
from bench.rivals import compare
from entrepairs.accompaniment.matching.policy import POLICY

SIZES = {
    (1_000, 200): "0,5 s",
    (10_000, 2_000): "2 s, 250 Mio",
    (100_000, 20_000): "75 s à 0,1 %, 100 s exact, 1200 Mio",
}
"""People and supporters, and what is aimed at, on two cores."""


def main(words: Sequence[str]) -> None:
    parser = ArgumentParser(prog="script/bench matching", description="Mesure l’appariement.")
    parser.add_argument("--rapide", action="store_true", help="sans la plus grande taille")
    parser.add_argument("--seul", action="store_true", help="sans les autres logiciels")
    parser.add_argument("--maintenant", action="store_true", help="seulement les trois propositions d’une personne")
    options = parser.parse_args(words)
    sizes = list(SIZES)[: 2 if options.rapide else 3]
    found = [] if options.maintenant else [_alone(*size) for size in sizes]
    now = measured(most=20_000 if options.rapide else 100_000)
    others = [] if options.seul or options.maintenant else [row for size in COMPARED for row in compare(size)]
    load = [round(one, 1) for one in os.getloadavg()]
    kept = {"policy": POLICY.digest, "load": load, "alone": found, "now": now, "beside": others}
    print(f"\nGardé dans {keep(kept, 'appariement-')}")


def _alone(people: int, supporters: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.scale", str(people), str(supporters)]
    found: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    found["aimed"] = SIZES[people, supporters]
    print(
        "{people} × {supporters} : {pairs} paires, {matched} appariées, écart {gap:.2%} ; {near_s} s à 0,1 %, "
        "{exact_s} s exact, liste {shortlist_s} s, {peak_mb} Mio ; lire {read_s} s (visé : {aimed})".format(**found),
        flush=True,
    )
    return found
