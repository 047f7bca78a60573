"""Drive the server and count what it cost: `wrk` for pages, our own small client for what must be posted."""

import resource
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from bench.house import House
from bench.numbers import Load, Row, read_wrk
from bench.processes import clock, family, since

CONNECTIONS, THREADS, WARM_UP = 16, 2, 2
COOKIE = "s"  # settings.SESSION_COOKIE_NAME, without HTTPS


@dataclass(frozen=True)
class Driver:
    """Measures one server. `seconds`: how long each load lasts, after WARM_UP seconds that are not counted."""

    house: House
    server: int
    seconds: int

    def page(self, name: str, path: str, session: str = "") -> Row:
        """A page asked again and again by CONNECTIONS browsers, each with the same session."""
        self._wrk(path, session, WARM_UP)
        return self.cost(name, lambda: self._wrk(path, session, self.seconds))

    def cost(self, name: str, load: Callable[[], Load]) -> Row:
        """Run a load; charge the server and the database with what they used meanwhile."""
        server, base, generator = clock(family(self.server)), clock(self.house.database()), _generator()
        given = load()
        spent, machine = since(server, clock(family(self.server)))
        stored, _machine = since(base, clock(self.house.database()))
        foreign = max(1 - (spent + stored + _generator() - generator) / machine, 0.0)
        each = 1000 / max(given.count, 1)
        return Row(name, given, (spent + stored) * each, stored * each, foreign)

    def _wrk(self, path: str, session: str, seconds: int) -> Load:
        command = ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
        cookie = ["-H", f"Cookie: {COOKIE}={session}"] if session else []
        run = subprocess.run([*command, *cookie, self.house.url + path], check=True, capture_output=True, text=True)
        return read_wrk(run.stdout)


def need_wrk() -> None:
    """SystemExit, with what to install, when `wrk` is not there."""
    if shutil.which("wrk") is None:
        raise SystemExit("Il manque wrk. Debian, Ubuntu : sudo apt install wrk")


def _generator() -> float:
    """Seconds of processor used by this process and by the wrk that have ended."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, whose))
