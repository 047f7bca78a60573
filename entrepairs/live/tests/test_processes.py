"""Several processes on one machine: what is loaded is loaded once, and one that dies is replaced."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from entrepairs.core.several import doors
from entrepairs.core.tests.processes import environment, eventually, linux, running
from entrepairs.live.tests.test_flux import answers, free_port, shared_bus

pytestmark = pytest.mark.django_db(transaction=True)


@linux
def test_processes_share_what_is_loaded_and_one_that_dies_is_replaced():
    number = free_port()
    with running("serve", "--port", str(number), "--workers", "2", BUS=shared_bus()) as served:
        eventually(lambda: answers(number) and len(children_of(served.pid)) == 2, 30)
        first, second = children_of(served.pid)
        commands = {Path(f"/proc/{pid}/cmdline").read_bytes() for pid in (served.pid, first, second)}
        assert len(commands) == 1, "born of the same process, not begun again"
        os.kill(first, signal.SIGKILL)
        eventually(lambda: len(now := children_of(served.pid)) == 2 and first not in now)
        assert {refused_by(number) for _ in range(12)} == {403}, "at both doors"


@linux
def test_what_answers_is_on_one_core_and_jobs_are_free():
    number, anywhere = free_port(), os.sched_getaffinity(0)
    with running("serve", "--port", str(number)) as served:
        eventually(lambda: answers(number), 30)

        def places() -> list[set[int]]:
            return [os.sched_getaffinity(int(thread)) for thread in os.listdir(f"/proc/{served.pid}/task")]

        eventually(lambda: sum(len(cores) == 1 for cores in places()) >= 2)
        assert anywhere in places()


STUCK = """
import os, time, uvicorn
from entrepairs.core.management.commands import serve
from entrepairs.core.several import Several, doors

async def app(scope, receive, send):
    if scope["path"] == "/bloque/":
        time.sleep(60)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(os.getpid()).encode()})

serve.STUCK_SECONDS = 1
config = uvicorn.Config(app, lifespan="off")
Several(doors("127.0.0.1", PORT, 1), lambda door: serve.OneOfSeveral(config).run(sockets=[door])).run()
"""


@linux
def test_a_process_that_is_stuck_is_ended_and_replaced():
    number = free_port()
    code = STUCK.replace("PORT", str(number))
    with subprocess.Popen([sys.executable, "-c", code], env=environment(), stderr=subprocess.DEVNULL) as parent:
        try:
            eventually(lambda: answers(number))
            before = body_of(number, "/")
            with pytest.raises((RemoteDisconnected, ConnectionResetError)):
                body_of(number, "/bloque/")
            assert body_of(number, "/") not in (before, b"")
        finally:
            parent.terminate()


@linux
def test_processes_share_those_who_come():
    """All at once, as after a message to everybody: no process takes them all."""
    number = free_port()
    with running("serve", "--port", str(number), "--workers", "2", BUS=shared_bus()) as served:
        eventually(lambda: answers(number) and len(children_of(served.pid)) == 2, 30)
        at_rest = {pid: sockets_of(pid) for pid in children_of(served.pid)}
        come = [socket.create_connection(("127.0.0.1", number), 1) for _ in range(40)]
        eventually(lambda: all(sockets_of(pid) > before + 5 for pid, before in at_rest.items()))
        for one in come:
            one.close()


@linux
def test_all_end_together_and_leave_the_port():
    number = free_port()
    with running("serve", "--port", str(number), "--workers", "2", BUS=shared_bus()) as served:
        eventually(lambda: answers(number) and len(children_of(served.pid)) == 2, 30)
        born = children_of(served.pid)
        served.terminate()
        assert served.wait(10) == 0
        assert not [pid for pid in born if Path(f"/proc/{pid}").exists()]
        assert not answers(number)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_port_that_is_taken_is_not_shared_with_another_site(settings: Any, workers: str):
    settings.LIVE_BUS = "sqlite://"
    first, *others = doors("127.0.0.1", 0, 2)
    try:
        with pytest.raises(CommandError, match="un autre programme y est déjà"):
            call_command("serve", "--port", str(first.getsockname()[1]), "--workers", workers, skip_checks=True)
    finally:
        for one in (first, *others):
            one.close()


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("192.0.2.1", "8000", "n’a pas cette adresse"),
        ("127.0.0.1", "70000", "entre 0 et 65535"),
        ("nulle-part.invalid", "8000", "a ce nom"),
    ],
)
def test_where_nobody_can_listen_is_said(host: str, port: str, said: str):
    with pytest.raises(CommandError, match=said):
        call_command("serve", "--host", host, "--port", port, skip_checks=True)


def refused_by(port: int) -> int:
    """The status of a stream asked for without a word: somebody reads what comes in."""
    with asked(port, "/flux/") as answer:
        return answer.status


def body_of(port: int, path: str) -> bytes:
    with asked(port, path) as answer:
        return answer.read()


@contextmanager
def asked(port: int, path: str) -> Iterator[HTTPResponse]:
    """On a connection of its own."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        yield connection.getresponse()


def sockets_of(pid: int) -> int:
    return sum(_is_socket(one) for one in Path(f"/proc/{pid}/fd").iterdir())


def _is_socket(one: Path) -> bool:
    try:
        return os.readlink(one).startswith("socket:")
    except FileNotFoundError:  # closed meanwhile
        return False


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
