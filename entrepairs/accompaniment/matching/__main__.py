"""`python -m entrepairs.accompaniment.matching solve PAIRES.npz --out RESULTAT.npz --json`: the solver by itself, for
operators and for checking. `… draft < VALEURS.jsonl`: the whole batch, for the worker, in a process of its own.
docs/contribuer/appariement.md says what the files hold."""

import json
import sys
import time
from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from pathlib import Path

from entrepairs.accompaniment.matching.batch import TOLERANCE
from entrepairs.accompaniment.matching.drafting import drafted
from entrepairs.accompaniment.matching.edges import Malformed, read_edges, write_pairs
from entrepairs.accompaniment.matching.flow import assign
from entrepairs.accompaniment.matching.looking import Progress
from entrepairs.accompaniment.matching.policy import POLICY
from entrepairs.core.spoken import refuse, say, spent


def main(words: list[str] | None = None) -> int:
    asked = _parser().parse_args(words)
    try:
        said = _solved(asked) if asked.verb == "solve" else _drafted(asked)
    except Malformed as wrong:
        return refuse(wrong)
    sys.stdout.write(f"{said}\n")
    return 0


def _solved(asked: Namespace) -> str:
    began = time.perf_counter()
    edges = read_edges(asked.edges)
    found = assign(edges)
    write_pairs(asked.out, edges, found.chosen)
    said = {
        "matched": found.matched,
        "total": found.total,
        "bound": found.bound,
        "gap": found.gap,
        **spent(began),
    }
    return json.dumps(said) if asked.json else _sentence(said)


def _drafted(asked: Namespace) -> str:
    policy = replace(POLICY, strict=asked.strict)
    return json.dumps(drafted(sys.stdin, policy, asked.tolerance, _told if asked.progress else _silent))


def _told(progress: Progress) -> None:
    """A line each time."""
    say(asdict(progress))


def _silent(_progress: Progress) -> None:
    pass


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m entrepairs.accompaniment.matching")
    verbs = parser.add_subparsers(dest="verb", required=True)
    solve = verbs.add_parser("solve", help="apparier au mieux")
    solve.add_argument("edges", type=Path, metavar="PAIRES.npz", help="person, supporter, score, capacity, people")
    solve.add_argument("--out", type=Path, required=True, metavar="RESULTAT.npz", help="person, supporter")
    solve.add_argument("--json", action="store_true", help="une ligne JSON")
    draft = verbs.add_parser("draft", help="proposer, de lignes JSON lues sur l’entrée standard")
    draft.add_argument("--tolerance", type=float, default=TOLERANCE, help="écart accepté (0 : le mieux possible)")
    draft.add_argument("--strict", action="store_true", help="le plus de personnes d’abord")
    draft.add_argument("--progress", action="store_true", help="dire où on en est, une ligne JSON à chaque fois")
    return parser


def _sentence(said: dict[str, float]) -> str:
    proof = "C’est le mieux possible." if not said["gap"] else f"Il manque au plus {said['gap']:.2%}."
    return f"{said['matched']} personnes, total {said['total']}. {proof} {said['seconds']} s, {said['peak_mb']} Mio."


if __name__ == "__main__":
    sys.exit(main())
