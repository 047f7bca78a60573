"""What processes cost, read in /proc (Linux): processor time, memory, children."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TICK = 1 / os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


@dataclass(frozen=True)
class Clock:
    """Seconds of processor so far: of some processes with their dead children, and of the whole machine."""

    own: float
    machine: float


def clock(pids: Iterable[int]) -> Clock:
    return Clock(sum(map(_spent, pids)), _machine())


def since(before: Clock, after: Clock) -> tuple[float, float]:
    """Seconds of processor between two moments: of the processes, of the machine."""
    return after.own - before.own, after.machine - before.machine


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for folder in PROC.glob("[0-9]*"):
        if stat := _stat(int(folder.name)):
            children.setdefault(int(stat[1]), []).append(int(folder.name))
    found = [pid]
    for one in found:  # grows as it is read
        found.extend(children.get(one, []))
    return found


def memory(pids: Iterable[int]) -> float:
    """Proportional share of memory (PSS), KiB."""
    return sum(_pss(pid) for pid in pids)


def _stat(pid: int) -> list[str]:
    """Fields from the state on; empty when the process is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _spent(pid: int) -> float:
    """User and system, with those of the children it has waited for."""
    return sum(int(ticks) for ticks in _stat(pid)[11:15]) * TICK


def _machine() -> float:
    """All but idle and waiting for disks."""
    user, nice, system, _idle, _wait, *interrupts = map(int, (PROC / "stat").read_text().split("\n", 1)[0].split()[1:8])
    return (user + nice + system + sum(interrupts)) * TICK


def _pss(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
