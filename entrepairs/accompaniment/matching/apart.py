"""The batch in a process of its own: the worker neither loads the solver nor waits for it with its interpreter held."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from entrepairs.accompaniment.matching.plain import written
from entrepairs.accompaniment.matching.values import Peer, Seeker
from entrepairs.core.own_process import GO_ON, Failed, Told, Wish, command, conversed

COMMAND = command("entrepairs.accompaniment.matching", "draft", "--progress")
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
    """`options`: those of the command. Raises Failed when it fails or takes too long."""
    found = searched(seekers, peers, *options)
    if found is None:
        raise Failed
    return found


def searched(
    seekers: Iterable[Seeker],
    peers: Iterable[Peer],
    *options: str,
    told: Told = lambda _said: None,
    wish: Wish = lambda: GO_ON,
) -> Drafted | None:
    """As `draft`; None when it was given up. `told`: called with `round`, `people` and `gap` of matching.looking."""
    given = "\n".join(written(seekers, peers))
    said = conversed([*COMMAND, *options], given, last="proposals", told=told, wish=wish, longest=LONGEST)
    return None if said is None else Drafted(**said)
