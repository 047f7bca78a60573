"""Sessions: how long they last, and what a device is called. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

BROWSERS = {
    "Firefox": r"Firefox/|FxiOS/",
    "Edge": r"Edg(?:e|A|iOS)?/",
    "Opera": r"OPR/|Opera",
    "Samsung Internet": r"SamsungBrowser/",
    "Chrome": r"Chrome/|Chromium/|CriOS/",
    "Safari": r"Version/.+Safari/",
}
SYSTEMS = {
    "Android": r"Android",
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Windows": r"Windows",
    "Mac": r"Mac OS X|Macintosh",
    "ChromeOS": r"CrOS",
    "Linux": r"Linux|X11",
}


@dataclass(frozen=True)
class Limits:
    """A session ends after `idle` without a request, and `whole` after signing in."""

    idle: timedelta
    whole: timedelta


SHARED = Limits(idle=timedelta(hours=4), whole=timedelta(hours=24))
KEPT = Limits(idle=timedelta(days=14), whole=timedelta(days=90))


def is_over(*, kept: bool, started: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a session has ended. A shared one also ends with the browser window: its cookie has no date."""
    limits = KEPT if kept else SHARED
    return now - seen > limits.idle or now - started > limits.whole


def device_name(user_agent: str) -> str:
    """« Firefox sur Android »: enough to recognise one's own, too little to identify anyone."""
    browser, system = _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s sur %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Appareil inconnu")


def _first(names: dict[str, str], text: str) -> str:
    return next((name for name, pattern in names.items() if re.search(pattern, text[:400])), "")
