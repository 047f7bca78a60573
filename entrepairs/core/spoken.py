"""What a module of ours says from a process of its own: lines of JSON, the last with what it cost.

Who asked listens with core.own_process. Nothing here knows Django, nor the site."""

import json
import resource
import sys
import time

WRONG_INPUT = 2
"""Exit code, after one sentence about what it was given."""


def say(said: object) -> None:
    """One line, at once."""
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


def refuse(wrong: Exception) -> int:
    """One sentence; the exit code."""
    sys.stderr.write(f"{wrong}\n")
    return WRONG_INPUT


def spent(began: float) -> dict[str, float]:
    """`seconds` since then (time.perf_counter), and `peak_mb`, of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(time.perf_counter() - began, 3), "peak_mb": round(peak, 1)}
