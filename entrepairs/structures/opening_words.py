"""Opening hours as people say them: « Ouvert jusqu’à 18 h », « Ouvre mardi à 13 h 30 ». Pure."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils import formats
from django.utils.translation import gettext as _

from entrepairs.structures.hours import Exceptional, Rule, Slot, days, next_slot, slots_of
from entrepairs.structures.typed_hours import end
from entrepairs.ui import dates

WEEK = timedelta(days=7)
BY_MEMBERS = "membres"


class Announced(Exceptional, Protocol):
    """Unusual days, and why in a few words."""

    reason: str


def open_until(moment: datetime, rules: Sequence[Rule], exceptions: Sequence[Exceptional]) -> time | None:
    """When the door closes, whoever holds it meanwhile; None when it is closed."""
    closes = moment.time()
    for slot in slots_of(moment.date(), rules, exceptions):
        if slot.since <= closes:
            closes = max(closes, slot.until)
    return closes if closes != moment.time() else None


def opening_sentence(moment: datetime, rules: Sequence[Rule], exceptions: Sequence[Exceptional]) -> str:
    """Whether it is open at `moment` (naive), until when, or when it opens in the two weeks that follow."""
    closes = open_until(moment, rules, exceptions)
    if closes is not None:
        return _("Ouvert jusqu’à %(hour)s") % {"hour": end(closes)}
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
    return [(dates.day(day).capitalize(), hours_in_words(slots_of(day, rules, exceptions))) for day in week]


def announced(change: Announced, today: date) -> str:
    """« Fermé du lundi 21 au vendredi 25 décembre (congés) »; empty once it is over."""
    return "" if change.last_day < today else unusual(change)


def unusual(change: Announced) -> str:
    """The same, whenever it is."""
    said = {"since": dates.day(change.first_day), "until": dates.day(change.last_day)}
    one_day = change.first_day == change.last_day
    when = (_("le %(since)s") if one_day else _("du %(since)s au %(until)s")) % said
    reason = f" ({change.reason})" if change.reason else ""
    if change.since is None or change.until is None:
        return _("Fermé %(when)s") % {"when": when} + reason
    hours = hours_in_words([Slot(change.since, change.until, change.how)])
    return _("Ouvert %(when)s : %(hours)s") % {"when": when, "hours": hours} + reason


def hours_in_words(slots: Sequence[Slot]) -> str:
    """« 9 h – 12 h, 14 h – 18 h »; « fermé »."""
    return ", ".join(_slot(slot) for slot in slots) or _("fermé")


def _slot(slot: Slot) -> str:
    said = {"since": dates.hour(slot.since), "until": end(slot.until)}
    if slot.how == BY_MEMBERS:
        return _("%(since)s – %(until)s, tenu par les membres") % said
    return _("%(since)s – %(until)s") % said
