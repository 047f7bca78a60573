"""When the team of a circle is there, as it was announced. Pure."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from entrepairs.safety.watch_hours import TeamHours, Usual
from entrepairs.structures.hours import MIDNIGHT
from entrepairs.ui import dates
from entrepairs.ui.names import DAYS

EVERY_DAY, WORK_DAYS = [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4]
NAMES = tuple(DAYS.values())


def is_there(days: Sequence[int], opens: time, closes: time, at: datetime) -> bool:
    """At that moment, on the clock of the wall. Hours that end before they begin go on past midnight, and belong to
    the day on which they began."""
    here = timezone.localtime(at)
    now, today = here.time(), here.weekday()
    if opens < closes:
        return today in days and opens <= now < closes
    return (today in days and now >= opens) or ((today - 1) % 7 in days and now < closes)


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
    return f"{dates.hour(opens)} – {dates.hour(closes)}, {_said(sorted(set(days)))}"


def _said(days: list[int]) -> str:
    if days == EVERY_DAY:
        return _("tous les jours")
    if days == WORK_DAYS:
        return _("du lundi au vendredi")
    return ", ".join(str(NAMES[day]) for day in days)
