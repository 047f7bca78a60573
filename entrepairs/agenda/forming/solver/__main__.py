"""`python -m entrepairs.agenda.forming.solver`: reads a pool on the first line of its input, writes a line of JSON at
each step (`stage`: ouvrir, placer, ajouter, ecarter), then the groups (`groups`, `placed`, `bound`, `seconds`,
`peak_mb`). Killed, it leaves nothing behind."""

import sys
import time

from entrepairs.agenda.forming.solver.drawing import form_groups
from entrepairs.agenda.forming.written import Malformed, drawn_as_row, pool_from_text
from entrepairs.core.spoken import refuse, say, spent


def main() -> int:
    began = time.perf_counter()
    try:
        pool = pool_from_text(sys.stdin.readline())
    except Malformed as wrong:
        return refuse(wrong)
    drawn = form_groups(pool, told=lambda stage: say({"stage": stage}))
    say(drawn_as_row(drawn) | spent(began))
    return 0


if __name__ == "__main__":
    sys.exit(main())
