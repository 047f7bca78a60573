"""`python -m entrepairs.agenda.rota.solver`: reads a problem on the first line of its input, writes a line of JSON at
each better planning (`stage`, `value`, `bound`), then the best (`roster`, `stages`, `proven`, `seconds`, `peak_mb`).

A line « stop » on its input ends the search with the best it has. Killed, it leaves nothing behind."""

import json
import sys
import threading
import time

from entrepairs.agenda.rota.solver.search import Stop, plan
from entrepairs.agenda.rota.written import Malformed, found_as_text, problem_from_text
from entrepairs.core.spoken import refuse, say, spent


def main() -> int:
    began = time.perf_counter()
    try:
        problem = problem_from_text(sys.stdin.readline())
    except Malformed as wrong:
        return refuse(wrong)
    stop = Stop.none()
    threading.Thread(target=_listen, args=(stop,), daemon=True).start()
    found = plan(problem, told=_say, stop=stop)
    say(json.loads(found_as_text(found)) | spent(began))
    return 0


def _listen(stop: Stop) -> None:
    if sys.stdin.readline().strip() == "stop":
        stop.ask()


def _say(stage: str, value: int, bound: int) -> None:
    say({"stage": stage, "value": value, "bound": bound})


if __name__ == "__main__":
    sys.exit(main())
