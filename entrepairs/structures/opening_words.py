"""Opening hours as people say them: « Ouvert jusqu’à 18 h », « Ouvre mardi à 13 h 30 ». Pure."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils import formats
from django.utils.translation import gettext as _

from entrepairs.structures.hours import Exceptional, Rule, Slot, days, next_slot, slots_of
from entrepairs.ui import dates

WEEK = timedelta(days=7)
BY_MEMBERS = "membres"


class Announced(Exceptional, Protocol):
    """Unusual days, and why in a few words."""

    reason: str


def open_until(moment: datetime, rules: Sequence[Rule], exceptions: Sequence[Exceptional]) -> time | None:
    """When the door closes, whoever holds it meanwhile; None when it is closed."""
    end = moment.time()
    for slot in slots_of(moment.date(), rules, exceptions):
        if slot.since <= end:
            end = max(end, slot.until)
    return end if end != moment.time() else None


def opening_sentence(moment: datetime, rules: Sequence[Rule], exceptions: Sequence[Exceptional]) -> str:
    """Whether it is open at `moment` (naive), until when, or when it opens in the two weeks that follow."""
    end = open_until(moment, rules, exceptions)
    if end is not None:
        return _("Ouvert jusqu’à %(hour)s") % {"hour": dates.hour(end)}
    following = next_slot(moment, rules, exceptions)
    if following is None:
        return _("Fermé en ce moment") if rules else _("Horaires à demander sur place")
    day, slot = following
    return _("Ouvre %(when)s") % {"when": _when(day, slot, moment.date())}


def _when(day: date, slot: Slot, today: date) -> str:
    said = {"hour": dates.hour(slot.since), "day": dates.day(day), "weekday": formats.date_format(day, "l")}
    if day == today:
        return _("à %(hour)s") % said
    if day == today + timedelta(days=1):
        return _("demain à %(hour)s") % said
    if day < today + WEEK:
        return _("%(weekday)s à %(hour)s") % said
    return _("%(day)s à %(hour)s") % said


def week_in_words(monday: date, rules: Sequence[Rule], exceptions: Sequence[Exceptional]) -> list[tuple[str, str]]:
    """Each day from Monday to Sunday, and its hours: (« lundi 23 novembre », « 9 h – 12 h, 14 h – 18 h »)."""
    week = days(monday, monday + 6 * timedelta(days=1))
    return [(dates.day(day).capitalize(), _hours(slots_of(day, rules, exceptions))) for day in week]


def announced(change: Announced, today: date) -> str:
    """« Fermé du lundi 21 au vendredi 25 décembre (congés) »; empty once it is over."""
    if change.last_day < today:
        return ""
    said = {"since": dates.day(change.first_day), "until": dates.day(change.last_day)}
    one_day = change.first_day == change.last_day
    when = (_("le %(since)s") if one_day else _("du %(since)s au %(until)s")) % said
    reason = f" ({change.reason})" if change.reason else ""
    if change.since is None or change.until is None:
        return _("Fermé %(when)s") % {"when": when} + reason
    hours = _hours([Slot(change.since, change.until, change.how)])
    return _("Ouvert %(when)s : %(hours)s") % {"when": when, "hours": hours} + reason


def _hours(slots: Sequence[Slot]) -> str:
    return ", ".join(_slot(slot) for slot in slots) or _("fermé")


def _slot(slot: Slot) -> str:
    said = {"since": dates.hour(slot.since), "until": dates.hour(slot.until)}
    if slot.how == BY_MEMBERS:
        return _("%(since)s – %(until)s, tenu par les membres") % said
    return _("%(since)s – %(until)s") % said
