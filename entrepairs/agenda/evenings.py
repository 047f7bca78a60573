"""« Ce soir », « aujourd’hui », « cette semaine »: until when, as one means it. Pure."""

from datetime import datetime, time, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
EVENING = time(18)
MORNING = time(6)
"""A night that one does not sleep is over then."""


class When(StrEnum):
    """What one asks for; nothing: the two weeks that come."""

    TODAY = "aujourd-hui"
    WEEK = "semaine"


def is_evening(at: datetime) -> bool:
    """Whether one says « ce soir »: from EVENING on, and in the night. `at`: on the clock of who asks."""
    return at.time() >= EVENING or at.time() < MORNING


def until(asked: str, at: datetime) -> datetime:
    """The first moment after what is asked: today ends at midnight, tonight in the morning; else so many days."""
    midnight = datetime.combine(at.date(), time(), at.tzinfo)
    if asked == When.TODAY and at.time() < MORNING:
        return datetime.combine(at.date(), MORNING, at.tzinfo)
    if asked == When.TODAY and at.time() >= EVENING:
        return datetime.combine(at.date() + DAY, MORNING, at.tzinfo)
    return midnight + {When.TODAY.value: 1, When.WEEK.value: 7}.get(asked, 15) * DAY
