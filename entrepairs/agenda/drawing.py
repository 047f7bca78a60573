"""The week drawn once for each set of facts that it shows. What is kept is the drawing of these facts and of nothing
else: no page, no request, nobody’s own sign-up."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entrepairs.agenda.lines import Line
from entrepairs.agenda.models.programme import Kind

KEPT = 400
KIND_NAMES = dict(Kind.choices)


@dataclass(frozen=True)
class Day:
    """One day of a calendar. `hours`: when the house is open, in words."""

    day: date
    lines: tuple[Line, ...]
    is_today: bool
    hours: str = ""
    is_beside: bool = False


def days_drawn(template: str, days: Sequence[Day], house: str) -> SafeString:
    """These days, in the language of the request. Days on which the person signed up are drawn for them, and not
    kept."""
    facts = tuple(days)
    is_someones = any(line.mine for one in facts for line in one.lines)
    draw: Callable[..., SafeString] = _draw.__wrapped__ if is_someones else _draw
    return draw(template, facts, house, get_language())


def grouped(lines: Sequence[Line], days: Sequence[date], today: date, hours: dict[date, str]) -> list[Day]:
    """Each of the `days`, with what begins on it."""
    by_day: dict[date, list[Line]] = {}
    for line in lines:
        by_day.setdefault(line.starts.date(), []).append(line)
    return [Day(day, tuple(by_day.get(day, ())), day == today, hours.get(day, "")) for day in days]


@lru_cache(maxsize=KEPT)
def _draw(template: str, days: tuple[Day, ...], house: str, language: Hashable) -> SafeString:
    return render_to_string(template, {"days": days, "house": house, "kinds": KIND_NAMES})
