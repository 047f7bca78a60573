"""`python -m entrepairs.agenda.rota.solver`: reads a problem on the first line of its input, writes a line of JSON at
each better planning (`stage`, `value`, `bound`), then the best (`roster`, `stages`, `proven`, `seconds`, `peak_mb`).

A line « stop » on its input ends the search with the best it has. Killed, it leaves nothing behind."""

import json
import resource
import sys
import threading
import time

from entrepairs.agenda.rota.solver.search import Stop, plan
from entrepairs.agenda.rota.written import Malformed, found_as_text, problem_from_text

WRONG_INPUT = 2
"""Exit code."""


def main() -> int:
    began = time.perf_counter()
    try:
        problem = problem_from_text(sys.stdin.readline())
    except Malformed as wrong:
        sys.stderr.write(f"{wrong}\n")
        return WRONG_INPUT
    stop = Stop.none()
    threading.Thread(target=_listen, args=(stop,), daemon=True).start()
    found = plan(problem, told=_say, stop=stop)
    spent = {
        "seconds": round(time.perf_counter() - began, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }
    _write(json.loads(found_as_text(found)) | spent)
    return 0


def _listen(stop: Stop) -> None:
    if sys.stdin.readline().strip() == "stop":
        stop.ask()


def _say(stage: str, value: int, bound: int) -> None:
    _write({"stage": stage, "value": value, "bound": bound})


def _write(said: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
