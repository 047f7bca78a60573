"""Several processes on one machine: what is loaded is loaded once, and one that dies is replaced."""

import os
import signal
import socket
import sys
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from entrepairs.core.several import doors
from entrepairs.core.tests.processes import eventually, running
from entrepairs.live.tests.test_flux import answers, free_port, shared_bus

pytestmark = pytest.mark.django_db(transaction=True)


linux = pytest.mark.skipif(sys.platform != "linux", reason="seen in /proc")


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
    [("192.0.2.1", "8000", "n’a pas cette adresse"), ("127.0.0.1", "70000", "entre 0 et 65535")],
)
def test_where_nobody_can_listen_is_said(host: str, port: str, said: str):
    with pytest.raises(CommandError, match=said):
        call_command("serve", "--host", host, "--port", port, skip_checks=True)


def refused_by(port: int) -> int:
    """The status of a stream asked for without a word, on a connection of its own: somebody reads what comes in."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/flux/")
    answer = connection.getresponse()
    connection.close()
    return answer.status


def sockets_of(pid: int) -> int:
    return sum(_is_socket(one) for one in Path(f"/proc/{pid}/fd").iterdir())


def _is_socket(one: Path) -> bool:
    try:
        return os.readlink(one).startswith("socket:")
    except FileNotFoundError:  # closed meanwhile
        return False


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
