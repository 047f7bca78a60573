"""The batch in a process of its own: the worker neither loads the solver nor waits for it with its interpreter held."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from entrepairs.accompaniment.matching.plain import written
from entrepairs.accompaniment.matching.values import Peer, Seeker
from entrepairs.core.own_process import ROOT, command

COMMAND = command("entrepairs.accompaniment.matching", "draft")
LONGEST = 240
"""Seconds, after which it is stopped: what watches over people runs every five minutes in the same worker."""


@dataclass(frozen=True)
class Drafted:
    """As matching.drafting says. `proposals`: for each request, the supporters to propose, best first, by id."""

    policy: str
    policy_version: int
    input: str
    people: int
    supporters: int
    pairs: int
    servable: int
    matched: int
    objective: int
    bound: int
    gap: float
    rounds: int
    seconds: float
    peak_mb: float
    proposals: dict[str, list[str]] = field(repr=False)


def draft(seekers: Iterable[Seeker], peers: Iterable[Peer], *options: str) -> Drafted:
    """`options`: those of the command. Raises subprocess.SubprocessError when it fails or takes too long; what went
    wrong is never quoted, it could name someone."""
    given = "\n".join(written(seekers, peers)).encode()
    done = subprocess.run(  # noqa: S603 - our own program; what people wrote is not part of the command
        [*COMMAND, *options], input=given, stdout=subprocess.PIPE, cwd=ROOT, check=True, timeout=LONGEST
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return Drafted(**found)
