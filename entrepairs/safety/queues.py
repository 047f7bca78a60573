"""The five queues: how near the danger is, and how long the team gives itself. Pure.

Source: research on services that read everything (ReachOut, SANE, Side by Side); delays are counted in the hours
of the team."""

from datetime import timedelta

DELAYS = {
    "rouge": timedelta(minutes=15),
    "orange": timedelta(hours=2),
    "jaune": timedelta(hours=12),
    "bleu": timedelta(hours=4),
    "vert": timedelta(hours=24),
}
"""From the nearest danger to none: the time to a first human look."""

ORDER = list(DELAYS)


def is_nearer(queue: str, other: str) -> bool:
    """The danger of `queue` is nearer than that of `other`. ValueError on an unknown name."""
    return ORDER.index(queue) < ORDER.index(other)


def nearest(*queues: str) -> str:
    """Of the nearest danger. ValueError on an unknown name."""
    return min(queues, key=ORDER.index)
