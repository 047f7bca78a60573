"""The hours of one day, as people type them: « 9 h 30 – 12 h, 14 h – minuit », « 9-12 ». Pure."""

import re
from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _

from entrepairs.structures.exchange.weekly_hours import HoursUnread, read_hours
from entrepairs.structures.hours import MIDNIGHT
from entrepairs.ui.dates import NO_BREAK, hour

Range = tuple[time, time]
_NAMED = (
    (re.compile(r"\bmidi\b", re.IGNORECASE), "12 h"),
    (re.compile(r"\bminuit(?=\s*(?:[-–—‑]|à))", re.IGNORECASE), "0 h"),
    (re.compile(r"\bminuit\b", re.IGNORECASE), "24 h"),
)
_HOUR = re.compile(r"\d{1,2}(\s*[:h]\s*\d{0,2})?", re.IGNORECASE)


class Overlap(ValueError):
    """Two ranges of the same day that share some time."""

    def __init__(self, first: Range, second: Range) -> None:
        super().__init__(first, second)
        self.first, self.second = first, second


def read_day(text: str) -> list[Range]:
    """In order, those that touch joined; none when nothing is typed.

    Raises HoursUnread when something is not understood, EndsBeforeItBegins, Overlap."""
    if not text.strip():
        return []
    for named, said in _NAMED:
        text = named.sub(said, text)
    text = _HOUR.sub(lambda found: found[0] if found[1] else f"{found[0]} h", text)
    found = read_hours(f"lundi {text.strip().removesuffix('.')}")
    if {day for day, _since, _until in found} != {0}:
        raise HoursUnread(text)
    return joined([(time.fromisoformat(since), time.fromisoformat(until)) for _day, since, until in found])


def joined(ranges: Iterable[Range]) -> list[Range]:
    """In order; those that touch become one. Raises Overlap."""
    kept: list[Range] = []
    for since, until in sorted(ranges):
        if kept and since < kept[-1][1]:
            raise Overlap(kept[-1], (since, until))
        if kept and since == kept[-1][1]:
            kept[-1] = (kept[-1][0], until)
        else:
            kept.append((since, until))
    return kept


def write_day(ranges: Iterable[Range]) -> str:
    """« 9 h 30 – 12 h, 14 h – 18 h »."""
    return ", ".join(f"{hour(since)}{NO_BREAK}–{NO_BREAK}{end(until)}" for since, until in sorted(ranges))


def end(until: time) -> str:
    """« 18 h », « minuit »."""
    return _("minuit") if until == MIDNIGHT else hour(until)
