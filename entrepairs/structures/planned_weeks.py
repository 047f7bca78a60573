"""The usual weeks of a place as its team reads them, from the one of today on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from entrepairs.structures.hours import Slot
from entrepairs.structures.opening_words import hours_in_words
from entrepairs.structures.weeks import FOREVER, Stretch, Week, comes_back
from entrepairs.ui import dates
from entrepairs.ui.names import DAYS


@dataclass(frozen=True)
class Shown:
    """`since`: names it in addresses. `hours`: « Mardi au vendredi », « 13 h 30 – 18 h »; empty when always closed.

    `ends`: it may be taken back, the week of before holds instead. `returns`: it is itself the week of before, back."""

    since: date
    title: str
    hours: list[tuple[str, str]]
    is_now: bool
    ends: bool
    returns: bool


def shown_weeks(known: Sequence[Stretch], today: date) -> list[Shown]:
    """The one that holds today, then those that are planned."""
    return [_shown(known, one, today) for one in known if one.last >= today]


def last_day_of(known: Sequence[Stretch], one: Stretch) -> date | None:
    """When it is a season; the week that simply holds until the next has none."""
    after = known[list(known).index(one) + 1 :]
    return one.last if after and comes_back(known, after[0]) else None


def _shown(known: Sequence[Stretch], one: Stretch, today: date) -> Shown:
    is_now, returns = one.first <= today, comes_back(known, one)
    ends = last_day_of(known, one) is not None if is_now else not returns
    return Shown(max(one.first, today), _title(one, today), hours_by_day(one.week), is_now, ends, returns)


def _title(one: Stretch, today: date) -> str:
    said = {"first": _day(one.first, today), "last": _day(one.last, today)}
    if one.first <= today:
        return _("En ce moment") if one.last == FOREVER else _("En ce moment, jusqu’au %(last)s") % said
    return _("À partir du %(first)s") % said if one.last == FOREVER else _("Du %(first)s au %(last)s") % said


def _day(day: date, today: date) -> str:
    return dates.day(day, year=day.year != today.year)


def hours_by_day(week: Week) -> list[tuple[str, str]]:
    """The days that open, those that follow each other with the same hours together."""
    runs: list[tuple[int, int, str]] = []
    for day in sorted({slot[0] for slot in week}):
        said = hours_in_words(sorted(Slot(since, until, how) for at, since, until, how in week if at == day))
        if runs and runs[-1][1:] == (day - 1, said):
            runs[-1] = (runs[-1][0], day, said)
        else:
            runs.append((day, day, said))
    return [(_days(first, last), said) for first, last, said in runs]


def _days(first: int, last: int) -> str:
    names = [str(name) for name in DAYS.values()]
    said = _("%(first)s au %(last)s") % {"first": names[first], "last": names[last]}
    return (said if last > first else names[first]).capitalize()
