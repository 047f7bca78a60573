"""Between what the clock of a place shows and the instant it is. Pure.

Twice a year an hour does not exist, or exists twice: such a time is given back, never guessed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OVERSEAS = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}
COUNTRIES = {"FR": "Europe/Paris", "BE": "Europe/Brussels"}


class OddTime(ValueError):
    """The clock skips this time, or shows it twice. `instead` is a time that day which exists once."""

    def __init__(self, instead: time) -> None:
        super().__init__(f"try {instead:%H:%M}")
        self.instead = instead


class SkippedTime(OddTime):
    """Clocks go forward over it."""


class DoubleTime(OddTime):
    """Clocks go back over it."""


def zone_of(commune: str, default: str) -> str:
    """IANA zone of a commune (« FR-97209 », « BE-21004 »); `default` when its country is not known."""
    country, _, code = commune.partition("-")
    overseas = OVERSEAS.get(code[:3]) if country == "FR" else None
    return overseas or COUNTRIES.get(country, default)


def instant(day: date, at: time, zone: str) -> datetime:
    """The instant, in UTC, when the clock of `zone` shows `at` on `day`. Raises SkippedTime or DoubleTime."""
    shown = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    first, second = (shown.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    shift = (first.utcoffset() or timedelta()) - (second.utcoffset() or timedelta())
    if not shift:
        return first.astimezone(UTC)
    instead = (shown + abs(shift)).time()
    raise DoubleTime(instead) if shift > timedelta() else SkippedTime(instead)
