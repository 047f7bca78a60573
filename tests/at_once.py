"""Several acts in several real transactions, all starting together."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from entrepairs.core.rules import Refused


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run each act in its own thread and connection; what each gave, or the refusal."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(60)  # a busy machine is slow, not wrong
            return act()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
