"""Usual hours as lists write them: « lu-ve 13:30-18:00; sa 14:00-17:00 », or « Mo-Fr 08:30-12:30; PH off ». Pure."""

import re
from collections.abc import Iterable, Sequence

from entrepairs.places.text import fold

Slot = tuple[int, str, str]
"""Day (0 is Monday), from, until: « 13:30 »."""

ALWAYS_DAYS = list(range(7))
LAST_MINUTE = 59
OSM = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
FRENCH = ("lu", "ma", "me", "je", "ve", "sa", "di")
"""The first letters of the days."""
_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAYS = (
    {name[:2]: day for day, name in enumerate(_FRENCH)}
    | {name[:3]: day for day, name in enumerate(_FRENCH)}
    | {name: day for day, name in enumerate(_FRENCH)}
    | {name.lower(): day for day, name in enumerate(OSM)}
    | {"di": 6, "dim": 6}
)
_TIME = r"(\d{1,2})\s*(?:[:h]\s*(\d{2})?)"
_RANGE = re.compile(rf"{_TIME}\s*(?:-|a|à)\s*{_TIME}")
_UNHELD = re.compile(r"\b(ph|sh|off|easter|week|sunrise|sunset)\b|\[")


class HoursUnread(ValueError):
    """The part of the text that was not understood."""


class EndsBeforeItBegins(HoursUnread):
    """Hours that are understood, from `since` until `until`, the wrong way round."""

    def __init__(self, since: str, until: str) -> None:
        super().__init__(f"{since}-{until}")
        self.since, self.until = since, until


def read_hours(text: str) -> list[Slot]:
    """The slots of a week, in order, each once. Raises HoursUnread with the part that it cannot read."""
    found = [slot for part in re.split(r"[;\n|]", _plain(text)) if part.strip() for slot in _part(part.strip())]
    return sorted(set(found))


def readable_hours(text: str) -> list[Slot]:
    """The same, leaving aside what these slots cannot say (holidays, weeks of the month) or what is not understood."""
    found: set[Slot] = set()
    for part in re.split(r"[;\n|]", _plain(text)):
        try:
            found.update(_part(part.strip()) if part.strip() and not _UNHELD.search(part) else [])
        except HoursUnread:
            continue
    return sorted(found)


def write_hours(slots: Iterable[Slot], names: Sequence[str] = OSM) -> str:
    """In OpenStreetMap’s words, or with the `names` of days of the template: days that open alike are joined.

    « Mo-Fr 13:30-18:00; Sa 14:00-17:00 »."""
    by_day: dict[int, list[str]] = {}
    for day, since, until in sorted(slots):
        by_day.setdefault(day, []).append(f"{since}-{until}")
    alike: dict[str, list[int]] = {}
    for day, ranges in by_day.items():
        alike.setdefault(",".join(ranges), []).append(day)
    return "; ".join(f"{_days_written(days, names)} {ranges}" for ranges, days in alike.items())


def _days_written(days: list[int], names: Sequence[str]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(names[run[0]] if len(run) == 1 else f"{names[run[0]]}-{names[run[-1]]}" for run in runs)


def _plain(text: str) -> str:
    return re.sub(r"[–—‑]", "-", text.lower()).replace("\xa0", " ").replace("\u202f", " ")


def _part(part: str) -> list[Slot]:
    """« lu-ve 13:30-18:00, 19:00-21:00 »."""
    first = _RANGE.search(part)
    if first is None or _UNHELD.search(part):
        raise HoursUnread(part)
    said = re.sub(r"^permanences? ", "", part[: first.start()].strip(" :,"))
    hours = part[first.start() :]
    rest = re.sub(r"[\s,]|\bet\b", "", _RANGE.sub("", hours))
    if rest:
        raise HoursUnread(part)
    return [(day, *times) for day in _days(said, part) for times in _times(hours, part)]


def _days(said: str, part: str) -> list[int]:
    if not said or said in {"tous les jours", "7j/7"}:
        return ALWAYS_DAYS
    days: list[int] = []
    for run in re.split(r"\s*,\s*|\s+et\s+|\s+(?![-aà])", re.sub(r"\s*(?:-|\bau\b)\s*", "-", said)):
        ends = [_DAYS.get(fold(name).strip().rstrip("."), -1) for name in re.sub(r"^du\s+", "", run).split("-")]
        if run in {"du", "le"}:
            continue
        if -1 in ends or len(ends) > 2:
            raise HoursUnread(part)
        days += [(ends[0] + step) % 7 for step in range((ends[-1] - ends[0]) % 7 + 1)]
    return days


def _times(hours: str, part: str) -> list[tuple[str, str]]:
    found = []
    for h1, m1, h2, m2 in _RANGE.findall(hours):
        since, until = (f"{int(h):02d}:{int(m or 0):02d}" for h, m in ((h1, m1), (h2, m2)))
        until = "23:59" if until in {"24:00", "00:00"} else until
        if max(since, until) > "23:59" or max(int(m1 or 0), int(m2 or 0)) > LAST_MINUTE:
            raise HoursUnread(part)
        if until <= since:
            raise EndsBeforeItBegins(since, until)
        found.append((since, until))
    return found
