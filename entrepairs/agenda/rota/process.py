"""The search, from the process that asks for it: begun, listened to, ended early or given up. Knows no solver."""

import json
import subprocess
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from entrepairs.agenda.rota.values import Problem
from entrepairs.agenda.rota.written import Found, found_from, problem_as_text
from entrepairs.core.own_process import ROOT, command

COMMAND = command("entrepairs.agenda.rota.solver")
LOOK = 1.0
"""Seconds between two looks at what the person wants."""
GO_ON, STOP, GIVE_UP = "", "stop", "annule"


class Failed(Exception):
    """The search ended without an answer."""


def searched(problem: Problem, *, told: Callable[[str], None], wish: Callable[[], str]) -> Found | None:
    """The best roster; None when it was given up. `told`: called with each stage it enters; `wish`: GO_ON, STOP (end
    with the best so far) or GIVE_UP, asked about every second. Raises Failed."""
    try:
        return _run(problem, told, wish)
    except (OSError, ValueError) as wrong:  # it ended before it had read, or wrote something else
        raise Failed from wrong


def _run(problem: Problem, told: Callable[[str], None], wish: Callable[[], str]) -> Found | None:
    with subprocess.Popen(  # noqa: S603 - our own program; what people wrote is not part of the command
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    ) as process:
        try:
            return _listened(process, problem, told, wish)
        finally:
            process.kill()


def _listened(
    process: "subprocess.Popen[str]", problem: Problem, told: Callable[[str], None], wish: Callable[[], str]
) -> Found | None:
    _say(process.stdin, problem_as_text(problem))
    lines: SimpleQueue[str] = SimpleQueue()
    Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    stage, is_told, looked = "", False, time.monotonic()
    while True:
        try:
            said = _heard(lines.get(timeout=LOOK))
        except Empty:
            said = {}
        if "roster" in said:
            return found_from(said)
        if said.get("stage", stage) != stage:
            stage = said["stage"]
            told(stage)
        if said and time.monotonic() - looked < LOOK:
            continue
        wanted, looked = wish(), time.monotonic()
        if wanted == GIVE_UP:
            return None
        if wanted == STOP and not is_told:
            is_told = True
            _say(process.stdin, STOP)


def _heard(line: str) -> dict[str, Any]:
    if not line:
        raise Failed
    said: dict[str, Any] = json.loads(line)
    return said


def _say(to: IO[str] | None, line: str) -> None:
    if to is not None:
        to.write(f"{line}\n")
        to.flush()


def _read(source: IO[str] | None, lines: "SimpleQueue[str]") -> None:
    """Each line; an empty one at the end."""
    for line in source or ():
        lines.put(line)
    lines.put("")
