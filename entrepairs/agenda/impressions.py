"""When answers after a group are asked for, and which are summed together. Pure.

An answer is published in one sum only, once, when no other can come to the same gatherings, and never with fewer than
four others: then no view of the figures, at whatever moment, subtracted from another, says what one person answered.
Source: docs/decisions/0014-deux-questions.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

FEWEST = 5
OPEN = timedelta(days=7)
"""How long after the end one may answer; sums are made after."""
KEPT = timedelta(days=366)
"""Answers that never were five are erased then."""


@dataclass(frozen=True)
class Group:
    """A gathering that is closed: its key, the day, and the answers (good, ease) of one channel."""

    key: UUID
    day: date
    answers: tuple[tuple[str, str], ...]


def is_open(ends_at: datetime, at: datetime) -> bool:
    """Whether one may answer now."""
    return ends_at <= at < ends_at + OPEN


def blocks(groups: Iterable[Group]) -> list[list[Group]]:
    """Gatherings of one series, by day, in runs of at least FEWEST answers; the last ones wait for more."""
    whole: list[list[Group]] = []
    run: list[Group] = []
    for group in sorted(groups, key=lambda one: (one.day, str(one.key))):
        run.append(group)
        if sum(len(one.answers) for one in run) >= FEWEST:
            whole.append(run)
            run = []
    return whole
