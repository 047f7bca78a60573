"""`python -m entrepairs.agenda.forming.solver`: reads a pool on the first line of its input, writes a line of JSON at
each step (`stage`: ouvrir, placer, ajouter, ecarter), then the groups (`groups`, `placed`, `bound`, `seconds`,
`peak_mb`). Killed, it leaves nothing behind."""

import json
import resource
import sys
import time

from entrepairs.agenda.forming.solver.drawing import form_groups
from entrepairs.agenda.forming.written import Malformed, drawn_as_row, pool_from_text

WRONG_INPUT = 2
"""Exit code."""


def main() -> int:
    began = time.perf_counter()
    try:
        pool = pool_from_text(sys.stdin.readline())
    except Malformed as wrong:
        sys.stderr.write(f"{wrong}\n")
        return WRONG_INPUT
    drawn = form_groups(pool, told=lambda stage: _write({"stage": stage}))
    spent = {
        "seconds": round(time.perf_counter() - began, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }
    _write(drawn_as_row(drawn) | spent)
    return 0


def _write(said: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
