"""What is said of the wait before someone writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

ENOUGH = 10
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Announcement:
    """Half of the people had an answer within `half`, eight in ten within `most`; over `count` requests."""

    half: timedelta
    most: timedelta
    count: int


def reply_delay(waits: Sequence[timedelta]) -> timedelta | None:
    """Waiting time to announce before someone writes: 80th percentile of the last 28 days.

    `waits`: time from request to first human reply; open requests count with their age so far.
    Returns whole hours, rounded up (never promise less than happened); None under 10 values.
    Raises ValueError on a negative wait: a clock fault, not a datum.
    Source: docs/decisions/0009-delai-annonce.md. Not a service-level agreement."""
    return _percentile(waits, 80)


def median_delay(waits: Sequence[timedelta]) -> timedelta | None:
    """The wait that half of the people did not exceed, under the same rules as `reply_delay`."""
    return _percentile(waits, 50)


def announcement(waits: Sequence[timedelta]) -> Announcement | None:
    """Both figures and how many requests they rest on; None under 10 values."""
    half, most = median_delay(waits), reply_delay(waits)
    return Announcement(half, most, len(waits)) if half is not None and most is not None else None


def _percentile(waits: Sequence[timedelta], percent: int) -> timedelta | None:
    """Nearest rank: a wait that did happen, rounded up to the hour."""
    if any(wait < timedelta() for wait in waits):
        raise ValueError("a wait cannot be negative")
    if len(waits) < ENOUGH:
        return None
    rank = ceil(len(waits) * percent / 100)
    return -(-sorted(waits)[rank - 1] // HOUR) * HOUR
