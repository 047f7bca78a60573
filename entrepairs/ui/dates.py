"""Dates and hours in French words: « mardi 3 mars à 14 h 30 ». For templates, notices and e-mails alike."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

NO_BREAK = "\u00a0"
FIRST = r"1\e\r"


def local(value: datetime) -> datetime:
    """The same instant, on the clock of the house."""
    return value.astimezone(timezone.get_default_timezone()) if value.tzinfo else value


def day(value: date | datetime, *, year: bool = False) -> str:
    """« mardi 3 mars », and the year when asked."""
    here = local(value).date() if isinstance(value, datetime) else value
    words = _day(here, get_language())
    return f"{words} {here.year}" if year else words


@lru_cache(maxsize=1000)
def _day(value: date, language: str) -> str:
    """Said once in each language: a page says the same few days again and again."""
    first = _("1er") if value.day == 1 else str(value.day)
    return f"{formats.date_format(value, 'l')} {first} {formats.date_format(value, 'F')}"


def hour(value: datetime | time) -> str:
    """« 14 h 30 », « 9 h »."""
    here = local(value) if isinstance(value, datetime) else value
    minutes = f"{NO_BREAK}{here.minute:02d}" if here.minute else ""
    return f"{here.hour}{NO_BREAK}h{minutes}"


def between(since: datetime | time, until: datetime | time) -> str:
    """« 9 h – 21 h », which never breaks over two lines."""
    return f"{hour(since)}{NO_BREAK}–{NO_BREAK}{hour(until)}"


def lasting(minutes: int) -> str:
    """« 2 h », « 1 h 30 », « 45 minutes »."""
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    rest = f"{NO_BREAK}{minutes % 60:02d}" if minutes % 60 else ""
    return f"{minutes // 60}{NO_BREAK}h{rest}"


def written(value: date | datetime | time, look: str) -> str:
    """A date in a format of Django, as French writes it: « 1er mars » for « j F », « 14 h 30 » for « H:i »."""
    if getattr(value, "day", 0) == 1:
        look = look.replace("j", FIRST)
    if isinstance(value, time):
        return hour(value)
    parts = [formats.date_format(value, part) if part else "" for part in look.split("H:i")]
    return hour(value).join(parts) if isinstance(value, datetime) else parts[0]


def moment(value: datetime, *, year: bool = False) -> str:
    """« mardi 3 mars à 14 h 30 »."""
    here = local(value)
    words = _moment(here.date(), here.hour, here.minute, get_language())
    return words if not year else _at(day(here, year=True), here)


@lru_cache(maxsize=1000)
def _moment(value: date, hours: int, minutes: int, _language: str) -> str:
    """Said once in each language: a page says the same few moments again and again."""
    return _at(day(value), time(hours, minutes))


def _at(words: str, clock: datetime | time) -> str:
    return _("%(day)s à %(hour)s") % {"day": words, "hour": hour(clock)}


def ago(value: datetime, *, now: datetime) -> str:
    """« à l’instant », « il y a 5 minutes », « il y a 3 heures », « hier », then the day."""
    age = now - value
    if age < timedelta(minutes=1):
        return _("à l’instant")
    if age < timedelta(hours=1):
        return _count(age // timedelta(minutes=1), "minute")
    here, today = local(value), local(now).date()
    if here.date() == today:
        return _count(age // timedelta(hours=1), "hour") if age >= timedelta(hours=1) else hour(here)
    if here.date() == today - timedelta(days=1):
        return _("hier à %(hour)s") % {"hour": hour(here)}
    return moment(here, year=here.year != today.year)


def _count(n: int, unit: str) -> str:
    if unit == "minute":
        return ngettext("il y a %(n)d minute", "il y a %(n)d minutes", n) % {"n": n}
    return ngettext("il y a %(n)d heure", "il y a %(n)d heures", n) % {"n": n}
