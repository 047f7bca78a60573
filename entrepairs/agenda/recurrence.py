"""What comes back: chosen in plain words, kept as an RRULE of RFC 5545, lived on the clock of the house. Pure.

Twice a year clocks change. A time that does not exist that day moves to the one that the clock shows instead (2 h 30 →
3 h 30); a time that exists twice is taken the first time. `odd_days` gives these days, so that a page can say it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rruleset, rrulestr
from django.utils.translation import gettext as _

from entrepairs.places.wall_time import OddTime, SkippedTime, instant
from entrepairs.ui import dates

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONDAY = date(2024, 1, 1)
WORKING_DAYS = range(5)
LAST_WEEK = 5
DAY = timedelta(days=1)


class Rhythm(StrEnum):
    """How often, as people say it."""

    WEEKLY = "semaine"
    FORTNIGHTLY = "quinzaine"
    MONTHLY = "mois"
    DAYS = "jours"


@dataclass(frozen=True)
class Occurrence:
    """`day`: on the clock of the house. `starts_at`: the instant, in UTC. `shown`: what the clock shows then, which
    is not what was asked on a day that skips it."""

    day: date
    starts_at: datetime
    shown: time


def rule_of(rhythm: str, first_day: date, weekdays: Iterable[int] = (), sessions: int | None = None) -> str:
    """The RRULE: the weekday is that of `first_day`, or the `weekdays` (0 is Monday) of Rhythm.DAYS, Monday to Friday
    when there are none. Every month: the first, second… such day, or the last when there are five of them."""
    code = CODES[first_day.weekday()]
    days = sorted(set(weekdays)) or list(WORKING_DAYS)
    rank = (first_day.day + 6) // 7
    rule = {
        Rhythm.WEEKLY: f"FREQ=WEEKLY;BYDAY={code}",
        Rhythm.FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}",
        Rhythm.MONTHLY: f"FREQ=MONTHLY;BYDAY={-1 if rank == LAST_WEEK else rank}{code}",
        Rhythm.DAYS: f"FREQ=WEEKLY;BYDAY={','.join(CODES[day] for day in days)}",
    }[Rhythm(rhythm)]
    return f"{rule};COUNT={sessions}" if sessions else rule


def rhythm_of(rule: str) -> tuple[Rhythm, list[int]]:
    """What was chosen, and the weekdays of Rhythm.DAYS: the contrary of `rule_of`, to show it in a form again."""
    parts = _parts(rule)
    codes = parts["BYDAY"].split(",")
    if parts["FREQ"] == "MONTHLY":
        return Rhythm.MONTHLY, []
    if parts.get("INTERVAL") == "2":
        return Rhythm.FORTNIGHTLY, []
    if len(codes) > 1:
        return Rhythm.DAYS, [CODES.index(code) for code in codes]
    return Rhythm.WEEKLY, []


def sessions_of(rule: str) -> int | None:
    """How many there are; None when it goes on."""
    count = _parts(rule).get("COUNT")
    return int(count) if count else None


def without_end(rule: str) -> str:
    """The same rhythm, without a number of sessions."""
    return ";".join(part for part in rule.split(";") if not part.startswith("COUNT="))


def longer(rule: str, more: int) -> str:
    """The same rhythm, for so many sessions more when it has a number of them."""
    sessions = sessions_of(rule)
    return f"{without_end(rule)};COUNT={sessions + more}" if sessions and more else rule


def days_of(rule: str, first_day: date, since: date, until: date) -> list[date]:
    """The days from `since` to `until` included, in order; `first_day` is where the rule begins to count."""
    found = _rule(rule, first_day).between(_midnight(since), _midnight(until), inc=True)
    return [moment.date() for moment in found]


def next_day(rule: str, first_day: date, since: date) -> date | None:
    """The first day from `since` on; None when it is over."""
    found = _rule(rule, first_day).after(_midnight(since), inc=True)
    return found.date() if found else None


def occurrence(day: date, at: time, zone: str) -> Occurrence:
    """When it is that day, on the clock of `zone` (IANA), also when clocks change."""
    try:
        return Occurrence(day, instant(day, at, zone), at)
    except SkippedTime as skipped:
        return Occurrence(day, instant(day, skipped.instead, zone), skipped.instead)
    except OddTime:
        first = datetime.combine(day, at.replace(fold=0), ZoneInfo(zone))
        return Occurrence(day, first.astimezone(UTC), at)


def odd_days(days: Iterable[date], at: time, zone: str) -> list[Occurrence]:
    """Those on which the clock does not show `at` once: what a page says beside them."""
    return [occurrence(day, at, zone) for day in days if _is_odd(day, at, zone)]


def paired(old: Sequence[date], new: Sequence[date], rule: str) -> dict[date, date]:
    """Which of the `new` days takes the place of each `old` one, when a series changes its day: the same day first,
    then the free one of the same week, or of the same month. An old day that has none is absent."""
    pairs = {day: day for day in old if day in set(new)}
    free = [day for day in new if day not in pairs]
    for day in (one for one in old if one not in pairs):
        near = next((one for one in free if _period(one, rule) == _period(day, rule)), None)
        if near is not None:
            pairs[day] = near
            free.remove(near)
    return pairs


def in_order(old: Sequence[date], new: Sequence[date], rule: str) -> dict[date, date]:
    """The same for a course, whose sessions come one after the other: the first of the `new` for the first of the
    `old`, whatever the `rule`."""
    return dict(zip(old, new, strict=False))


def in_words(rule: str) -> str:
    """« chaque mardi », « un mardi sur deux », « le premier mardi du mois », « du lundi au vendredi »."""
    parts = _parts(rule)
    codes = parts["BYDAY"].split(",")
    name = _weekday(codes[0][-2:])
    if parts["FREQ"] == "MONTHLY":
        return _("le %(rank)s %(day)s du mois") % {"rank": _rank(codes[0][:-2]), "day": name}
    if parts.get("INTERVAL") == "2":
        return _("un %(day)s sur deux") % {"day": name}
    if codes == list(CODES[:5]):
        return _("du lundi au vendredi")
    if len(codes) == len(CODES):
        return _("tous les jours")
    names = [_weekday(code) for code in codes]
    if len(names) == 1:
        return _("chaque %(day)s") % {"day": name}
    return _("chaque %(days)s et %(last)s") % {"days": ", ".join(names[:-1]), "last": names[-1]}


def _rank(number: str) -> str:
    ranks = {
        "1": _("premier"),
        "2": _("deuxième"),
        "3": _("troisième"),
        "4": _("quatrième"),
        "-1": _("dernier"),
    }
    return ranks[number]


def _weekday(code: str) -> str:
    return dates.day(MONDAY + CODES.index(code) * DAY).split()[0]


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";"))


def _rule(rule: str, first_day: date) -> rrule | rruleset:
    return rrulestr(rule, dtstart=_midnight(first_day))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _is_odd(day: date, at: time, zone: str) -> bool:
    try:
        instant(day, at, zone)
    except OddTime:
        return True
    return False


def _period(day: date, rule: str) -> tuple[int, int]:
    return (day.year, day.month) if "MONTHLY" in rule else day.isocalendar()[:2]
