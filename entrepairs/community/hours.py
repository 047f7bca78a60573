"""When the team of a circle is there, as it was announced. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from entrepairs.safety.watch_hours import Closed, TeamHours, Usual, back_at
from entrepairs.structures.hours import MIDNIGHT
from entrepairs.ui import dates
from entrepairs.ui.names import DAYS

EVERY_DAY, WORK_DAYS = [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4]
NAMES = tuple(DAYS.values())


def began_on(days: Sequence[int], opens: time, closes: time, at: datetime) -> date | None:
    """The day to which the hours of that moment belong, on the clock of the wall; None outside of them. Those that end
    before they begin go on past midnight."""
    here = timezone.localtime(at)
    now, today = here.time(), here.date()
    if opens < closes:
        return today if today.weekday() in days and opens <= now < closes else None
    if today.weekday() in days and now >= opens:
        return today
    yesterday = today - timedelta(days=1)
    return yesterday if yesterday.weekday() in days and now < closes else None


def is_off(day: date, closed: Iterable[Closed]) -> bool:
    return any(one.first_day <= day <= one.last_day for one in closed)


def put_off_until(usual: TeamHours, closed: tuple[Closed, ...], at: datetime) -> date | None:
    """The day on which the team is back, when closed days make it later than its usual hours say."""
    back = back_at(replace(usual, closed=closed), at) if closed else None
    return timezone.localtime(back).date() if back and back != back_at(usual, at) else None


def as_watched(days: Sequence[int], opens: time, closes: time) -> TeamHours:
    """The same hours, in which a wait may be counted."""
    if opens < closes:
        usual = [Usual(day, opens, closes) for day in days]
    else:
        usual = [Usual(day, opens, MIDNIGHT) for day in days]
        usual += [Usual((day + 1) % 7, time(), closes) for day in days if closes > time()]
    return TeamHours(tuple(usual), (), timezone.get_default_timezone())


def words(days: Sequence[int], opens: time, closes: time) -> str:
    """« 9 h – 21 h, tous les jours »."""
    return f"{dates.between(opens, closes)}, {_said(sorted(set(days)))}"


def _said(days: list[int]) -> str:
    if days == EVERY_DAY:
        return _("tous les jours")
    if days == WORK_DAYS:
        return _("du lundi au vendredi")
    return ", ".join(str(NAMES[day]) for day in days)
