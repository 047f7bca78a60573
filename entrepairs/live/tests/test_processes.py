"""Several processes on one machine: what is loaded is loaded once, and one that dies is replaced."""

import os
import signal
import sys
from pathlib import Path

import pytest

from entrepairs.core.tests.processes import eventually, running
from entrepairs.live.tests.test_flux import answers, free_port, shared_bus

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, each process loads all by itself")
def test_processes_share_what_is_loaded_and_one_that_dies_is_replaced():
    number = free_port()
    with running("serve", "--port", str(number), "--workers", "2", BUS=shared_bus()) as served:
        eventually(lambda: answers(number) and len(children_of(served.pid)) == 2, 30)
        first, second = children_of(served.pid)
        commands = {Path(f"/proc/{pid}/cmdline").read_bytes() for pid in (served.pid, first, second)}
        assert len(commands) == 1, "born of the same process, not begun again"
        os.kill(first, signal.SIGKILL)
        eventually(lambda: len(now := children_of(served.pid)) == 2 and first not in now)
        assert answers(number)


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
