"""A wait in French words, never shorter than it was. Pure."""

from datetime import timedelta
from math import ceil

from django.utils.translation import ngettext

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def in_words(wait: timedelta) -> str:
    """« 5 heures », « 3 jours »: hours up to two days, then days, rounded up."""
    if wait <= 2 * DAY:
        hours = max(1, ceil(wait / HOUR))
        return ngettext("%(n)d heure", "%(n)d heures", hours) % {"n": hours}
    days = ceil(wait / DAY)
    return ngettext("%(n)d jour", "%(n)d jours", days) % {"n": days}
