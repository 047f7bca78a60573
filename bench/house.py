"""The server under measure: its database, its data folder, its processes; all gone when the measure ends."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.processes import family

ROOT = Path(__file__).resolve().parent.parent
STARTS = 3
# durable, unlike that of the tests: a message that is said to be sent is on the disk
CLUSTER = """set -eu
. script/postgres
trap stop_postgres EXIT
trap 'exit 130' INT TERM
pg_haste='' && start_postgres >&2
echo "$pg/base $BASE"
read -r _ || true"""


@dataclass(frozen=True)
class House:
    """Where it answers, and the environment of its commands. `database_pid`: that of PostgreSQL, 0 with SQLite.
    `workers`: processes that serve."""

    port: int
    environment: dict[str, str]
    database_pid: int
    workers: int = 1

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str) -> str:
        """A Python command of this house; what it printed. CalledProcessError when it failed."""
        whole = [sys.executable, *command]
        return subprocess.run(
            whole, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    def settle(self) -> None:
        """As after a minute of life: PostgreSQL has looked at what its tables hold. Before, it may read a whole one."""
        if self.database_pid:
            with psycopg.connect(self.environment["BASE"], autocommit=True) as base:
                base.execute("analyze")

    def database(self) -> list[int]:
        return family(self.database_pid) if self.database_pid else []

    @contextmanager
    def process(self, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
        """A command that runs until the end of the block."""
        running = subprocess.Popen([sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment)
        try:
            yield running
        finally:
            running.terminate()
            running.wait(timeout=20)

    @contextmanager
    def open(self) -> Iterator[tuple[int, float]]:
        """The server, once it answers: its pid, and the seconds from the command to the first page."""
        start = time.monotonic()
        with self.process("serve", "--port", str(self.port), "--workers", str(self.workers)) as server:
            wait_for_page(self.url, server)
            yield server.pid, time.monotonic() - start


@contextmanager
def empty_house(base: str, workers: int = 1) -> Iterator[House]:
    """A house that holds nothing yet, on a PostgreSQL of its own, or on SQLite (`base`: postgres, sqlite)."""
    folder = Path(tempfile.mkdtemp(prefix="entrepairs-mesures-"))
    try:
        with _database(base, folder) as (address, pid):
            port = free_port()
            bus = {"BUS": f"{base}://"} if workers > 1 else {}
            house = House(port, _environment(folder, port, address) | bus, pid, workers)
            house.run("manage.py", "migrate", "--verbosity", "0")
            house.run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")
            yield house
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _database(base: str, folder: Path) -> Iterator[tuple[str, int]]:
    if base == "sqlite":
        yield f"sqlite://{folder}/base.sqlite3", 0
        return
    command = ["sh", "-c", CLUSTER]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as cluster:
        assert cluster.stdin and cluster.stdout
        where, _, address = cluster.stdout.readline().strip().partition(" ")
        try:
            yield address, int((Path(where) / "postmaster.pid").read_text().split("\n", 1)[0])
        finally:
            cluster.stdin.close()
            cluster.wait(timeout=20)


def _environment(folder: Path, port: int, address: str) -> dict[str, str]:
    ours = {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "ADRESSE": f"http://127.0.0.1:{port}",
        "BASE": address,
        "DONNEES": str(folder),
        "CLES_FICHIER": str(folder / "cles.json"),
        "STATIQUES": str(folder / "statiques"),
        "DEMO": "non",
        "HTTPS": "non",
    }
    return os.environ | ours


def other_starts(opening: Callable[[], AbstractContextManager[tuple[int, float]]]) -> list[float]:
    """Seconds of STARTS - 1 starts; the last one is that of the measures."""
    seconds = []
    for _ in range(STARTS - 1):
        with opening() as (_server, one):
            seconds.append(one)
    return seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_page(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Until the landing page is whole. TimeoutError after 30 s, RuntimeError when the server stopped."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped with code {server.returncode}")
        try:
            urllib.request.urlopen(url, timeout=5).read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)
        else:
            return
    raise TimeoutError("the server does not answer")
