"""Several processes that serve: loaded once, then forked, each with a door of its own onto the same port.

The kernel shares out who comes among the doors (SO_REUSEPORT, Linux). On one door for all, the first process that wakes
takes everybody who waits: with sixteen browsers, one of two processes often did all the work. The doors belong to the
parent: who comes while a process begins again waits a moment, and is not refused."""

import gc
import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

logger = logging.getLogger(__name__)

BACKLOG = 2048
AGAIN_SECONDS = 1.0  # before a process that stopped by itself begins again
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Serve = Callable[[socket.socket], None]


def doors(host: str, port: int, count: int) -> list[socket.socket]:
    """So many listening sockets on one port; 0: any. OSError when it is taken: also by doors like these, which the
    system would let us share with another site."""
    found: list[socket.socket] = []
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    socket.create_server((host, port), family=family).close()
    for _ in range(count):
        at = (host, found[0].getsockname()[1] if found else port)
        found.append(socket.create_server(at, family=family, backlog=BACKLOG, reuse_port=count > 1))
    return found


class Several:
    """One process for each door, until a signal of STOPS: `serve(door)` in each. One that stops by itself begins again.
    Nothing may run in another thread before; connections to a database are never shared."""

    def __init__(self, doors: list[socket.socket], serve: Serve) -> None:
        self.doors, self.serve = doors, serve
        self.running: dict[int, socket.socket] = {}
        self.stopping = False

    def run(self) -> None:
        gc.freeze()  # what is loaded stays where it is, on pages of memory that all read
        for number in STOPS:
            signal.signal(number, self._stop)
        for door in self.doors:
            self._begin(door)
        while self.running:
            pid, status = os.wait()
            door = self.running.pop(pid)
            if not self.stopping:
                logger.warning("A process that serves has ended (status %s): another begins", status)
                time.sleep(AGAIN_SECONDS)
                self._begin(door)

    def _begin(self, door: socket.socket) -> None:
        """A signal that comes meanwhile waits until it is known whom to tell."""
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        if not self.stopping:
            if (pid := os.fork()) == 0:
                self._live(door)
            self.running[pid] = door
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)

    def _live(self, door: socket.socket) -> NoReturn:
        for number in STOPS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        code = 1
        try:
            self.serve(door)
            code = 0
        except Exception:
            logger.exception("A process that serves has failed")
        finally:
            os._exit(code)  # what the parent planned for its own end is not for this one

    def _stop(self, *_args: Any) -> None:
        self.stopping = True
        for pid in self.running:
            with suppress(ProcessLookupError):  # it has just ended
                os.kill(pid, signal.SIGTERM)
