"""`python -m entrepairs.accompaniment.matching solve PAIRES.npz --out RESULTAT.npz --json`: the solver by itself, for
operators and for checking. docs/contribuer/appariement.md says what the files hold."""

import json
import resource
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from entrepairs.accompaniment.matching.edges import Malformed, read_edges, write_pairs
from entrepairs.accompaniment.matching.flow import assign

WRONG_INPUT = 2
"""Exit code."""


def main(words: list[str] | None = None) -> int:
    asked = _parser().parse_args(words)
    began = time.perf_counter()
    try:
        edges = read_edges(asked.edges)
        found = assign(edges)
        write_pairs(asked.out, edges, found.chosen)
    except Malformed as wrong:
        sys.stderr.write(f"{wrong}\n")
        return WRONG_INPUT
    said = {
        "matched": found.matched,
        "total": found.total,
        "bound": found.bound,
        "gap": found.gap,
        "seconds": round(time.perf_counter() - began, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }
    sys.stdout.write(f"{json.dumps(said) if asked.json else _sentence(said)}\n")
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m entrepairs.accompaniment.matching")
    solve = parser.add_subparsers(dest="verb", required=True).add_parser("solve", help="apparier au mieux")
    solve.add_argument("edges", type=Path, metavar="PAIRES.npz", help="person, supporter, score, capacity, people")
    solve.add_argument("--out", type=Path, required=True, metavar="RESULTAT.npz", help="person, supporter")
    solve.add_argument("--json", action="store_true", help="une ligne JSON")
    return parser


def _sentence(said: dict[str, float]) -> str:
    proof = "C’est le mieux possible." if not said["gap"] else f"Il manque au plus {said['gap']:.2%}."
    return f"{said['matched']} personnes, total {said['total']}. {proof} {said['seconds']} s, {said['peak_mb']} Mio."


if __name__ == "__main__":
    sys.exit(main())
