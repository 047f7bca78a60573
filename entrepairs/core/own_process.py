"""A module of ours in a process of its own: what it loads, and the interpreter it holds, are not those of the site.

It is given text, says lines of JSON, and ends with an answer; it can be ended early or given up meanwhile."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
"""Where it is run from: modules are found there."""
LOOK = 1.0
"""Seconds between two looks at what the person wants."""
PATIENT = 10
"""Its niceness: pages come first."""
GO_ON, STOP, GIVE_UP = "", "stop", "annule"

Said = dict[str, Any]
Told = Callable[[Said], None]
Wish = Callable[[], str]


class Failed(Exception):
    """It ended without an answer, or took too long. What went wrong is never quoted: it could name someone."""


def command(module: str, *options: str) -> list[str]:
    """`python -m module options`, with the Python of this process. What people wrote is never part of it."""
    return [sys.executable, "-m", module, *options]


def conversed(
    words: list[str], given: str, *, last: str, told: Told, wish: Wish, stays: bool = False, longest: float = 3600
) -> Said | None:
    """What it answers: its first line that has `last`; None when it was given up. Raises Failed.

    `words`: of `command`. `told`: called with each line before. `wish`: GO_ON, STOP (end with what it has) or GIVE_UP,
    asked about every second. `stays`: it may be told STOP, so what it reads has no end. `longest`: in seconds."""
    try:
        with subprocess.Popen(  # noqa: S603 - our own program; what people wrote is not part of the command
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
        ) as process:
            try:
                os.setpriority(os.PRIO_PROCESS, process.pid, PATIENT)
                lines: SimpleQueue[str] = SimpleQueue()
                Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
                _say(process.stdin, given, ends=not stays)
                return _listened(process.stdin, lines, last, told, wish, time.monotonic() + longest)
            finally:
                process.kill()
    except (OSError, ValueError) as wrong:  # it ended before it had read, or wrote something else
        raise Failed from wrong


def _listened(
    to: IO[str] | None, lines: "SimpleQueue[str]", last: str, told: Told, wish: Wish, until: float
) -> Said | None:
    is_told, looked = False, time.monotonic()
    while True:
        said = _heard(lines, until)
        if last in said:
            return said
        if said:
            told(said)
            if time.monotonic() - looked < LOOK:
                continue
        wanted, looked = wish(), time.monotonic()
        if wanted == GIVE_UP:
            return None
        if wanted == STOP and not is_told:
            is_told = True
            _say(to, STOP)


def _heard(lines: "SimpleQueue[str]", until: float) -> Said:
    """The next line; nothing when none came for a while."""
    try:
        line = lines.get(timeout=LOOK)
    except Empty:
        line = "{}"
    if not line or time.monotonic() > until:
        raise Failed
    said: Said = json.loads(line)
    return said


def _say(to: IO[str] | None, words: str, *, ends: bool = False) -> None:
    if to is not None:
        to.write(f"{words}\n")
        to.flush()
        if ends:
            to.close()


def _read(source: IO[str] | None, lines: "SimpleQueue[str]") -> None:
    """Each line; an empty one at the end."""
    for line in source or ():
        lines.put(line)
    lines.put("")
