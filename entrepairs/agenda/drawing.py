"""A calendar drawn once for each set of facts that it shows. What is kept is the drawing of these facts and of nothing
else: no page, no request. A sheet has holes where one’s own sign-ups are said: they are filled for each who reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entrepairs.agenda.lines import Line, Mine, Row, lines_of
from entrepairs.agenda.models.programme import Kind
from entrepairs.agenda.months import Month
from entrepairs.agenda.weeks import Week
from entrepairs.structures.hours import slots_of
from entrepairs.ui import dates

KEPT = 400
_MARK = "\x00"


@dataclass(frozen=True)
class Day:
    """One day of a calendar. `hours`: when the house is open, in words."""

    day: date
    lines: tuple[Line, ...]
    is_today: bool
    hours: str = ""


@dataclass(frozen=True)
class Facts:
    """All that a calendar shows. `rows`: what is planned; `rules`, `exceptions`: when the house is open; `kind`: the
    only one that was asked for, or ""."""

    house: UUID
    today: date
    rows: tuple[Row, ...]
    rules: tuple[Any, ...] = ()
    exceptions: tuple[Any, ...] = ()
    kind: str = ""


def drawn(span: Week | Month, facts: Facts, mine: Mine | None = None) -> SafeString:
    """The week or the month, in the language of the request. `mine`: what one signed up for."""
    pieces = list(_draw(span, facts, get_language()))
    if mine:
        said = {key.hex: _own(state) for key, state in mine.items()}
        pieces[1::2] = [said.get(key, "") for key in pieces[1::2]]
    else:
        pieces = pieces[::2]
    return SafeString("".join(pieces))


def hole(key: UUID) -> str:
    """Where it is said, in a sheet, whether one comes to this gathering."""
    return f"{_MARK}{key.hex}{_MARK}"


def _own(state: str) -> str:
    return escape(" · " + (_("vous y serez") if state == "vient" else _("vous attendez une place")))


def grouped(lines: Sequence[Line], days: Sequence[date], today: date, hours: dict[date, str]) -> list[Day]:
    """Each of the `days`, with what begins on it."""
    by_day: dict[date, list[Line]] = {}
    for line in lines:
        by_day.setdefault(line.starts.date(), []).append(line)
    return [Day(day, tuple(by_day.get(day, ())), day == today, hours.get(day, "")) for day in days]


@lru_cache(maxsize=KEPT)
def _draw(span: Week | Month, facts: Facts, language: str | None) -> tuple[str, ...]:
    """What is drawn, and the keys of its holes, in turn."""
    lines = [one if one.is_cancelled else one._replace(hole=hole(one.id)) for one in lines_of(facts.rows)]
    days = grouped(lines, span.days, facts.today, _hours(span, facts))
    context = {"span": span, "facts": facts, "days": days, "kinds": Kind.choices, "said": _said(span)}
    whole = render_to_string("agenda/week.html" if isinstance(span, Week) else "agenda/month_days.html", context)
    return tuple(whole.split(_MARK))


def _said(span: Week | Month) -> tuple[str, str]:
    """« 23 », « 29 novembre 2026 »: its first and last day; the month is said twice only when there are two."""
    first, last = span.days[0], span.days[-1]
    return date_format(first, "j" if first.month == last.month else "j F"), date_format(last, "j F Y")


def _hours(span: Week | Month, facts: Facts) -> dict[date, str]:
    """« 13 h 30 – 18 h » for each day that the main place is open."""
    slots = {day: slots_of(day, facts.rules, facts.exceptions) for day in span.days}
    return {
        day: ", ".join(dates.between(one.since, one.until) for one in found) for day, found in slots.items() if found
    }
