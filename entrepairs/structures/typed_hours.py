"""The hours of one day, as people type them: « 9 h 30 – 12 h, 14 h – 18 h ». Pure."""

from collections.abc import Iterable
from datetime import time

from entrepairs.structures.exchange.weekly_hours import HoursUnread, read_hours
from entrepairs.ui.dates import hour

Range = tuple[time, time]


def read_day(text: str) -> list[Range]:
    """In order, overlaps joined; none when nothing is typed. Raises HoursUnread when something is not understood."""
    if not text.strip():
        return []
    found = read_hours(f"lundi {text.strip().removesuffix('.')}")
    if {day for day, _since, _until in found} != {0}:
        raise HoursUnread(text)
    return joined((time.fromisoformat(since), time.fromisoformat(until)) for _day, since, until in found)


def joined(ranges: Iterable[Range]) -> list[Range]:
    """In order; those that touch become one."""
    kept: list[Range] = []
    for since, until in sorted(ranges):
        if kept and since <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], until))
        else:
            kept.append((since, until))
    return kept


def write_day(ranges: Iterable[Range]) -> str:
    """« 9 h 30 – 12 h, 14 h – 18 h »."""
    return ", ".join(f"{hour(since)} – {hour(until)}" for since, until in sorted(ranges))
