"""The threads of a process that answer browsers keep to one core.

Python lets one of them compute at a time. Left to the system, they change cores at each question to the database, and
what one has just read is far from the next: a fifth fewer pages (docs/decisions/0004). The system says which core, and
again every AGAIN_SECONDS: another program may have come there. What works apart (jobs, their processes) stays free."""

import asyncio
import os
import threading
from contextlib import suppress
from pathlib import Path

from entrepairs.core.chance import around

AGAIN_SECONDS = 10.0
CHOICE_SECONDS = 0.2
STAT = Path("/proc/thread-self/stat")
PROCESSOR = 36  # of proc_pid_stat(5), counted after the name of the program


class OneCore:
    """Threads that `join` follow the loop that runs `keep`. Elsewhere than on Linux, nothing moves."""

    def __init__(self) -> None:
        self.threads: set[int] = set()

    def join(self) -> None:
        """The thread that calls: it is with the others from the next choice on."""
        self.threads.add(threading.get_native_id())

    async def keep(self) -> None:
        """Until it is cancelled; all are free again then."""
        if not STAT.exists():
            return
        self.join()
        here, anywhere = threading.get_native_id(), os.sched_getaffinity(0)
        try:
            while True:
                _move(here, anywhere)
                await asyncio.sleep(CHOICE_SECONDS)
                self._move_all({core_of_this_thread()})
                await asyncio.sleep(around(AGAIN_SECONDS))
        finally:
            self._move_all(anywhere)

    def _move_all(self, cores: set[int]) -> None:
        for thread in self.threads.copy():  # another may join meanwhile
            _move(thread, cores)


def core_of_this_thread() -> int:
    """Where it runs now."""
    return int(STAT.read_text().rpartition(")")[2].split()[PROCESSOR])


def _move(thread: int, cores: set[int]) -> None:
    with suppress(OSError):  # it has ended, or the system has just taken this core back
        os.sched_setaffinity(thread, cores)
