"""Opening hours as people say them: « Ouvert jusqu’à 18 h », « Ouvre mardi à 13 h 30 ». Pure."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import formats
from django.utils.translation import gettext as _

from entrepairs.structures.hours import Exceptional, Rule, Slot, next_slot, slots_of
from entrepairs.ui import dates

WEEK = timedelta(days=7)


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
