"""Quiet hours: nothing is mailed between 21 h and 8 h on the clock of the house, unless the person chose so. Pure."""

from datetime import datetime, time, timedelta, tzinfo

BEGIN, END = time(21), time(8)


def is_quiet(at: datetime, zone: tzinfo) -> bool:
    wall = at.astimezone(zone).time()
    return wall >= BEGIN or wall < END


def next_mail_time(at: datetime, zone: tzinfo) -> datetime:
    """The first moment at or after `at` outside the quiet hours, in the zone of `at`."""
    if not is_quiet(at, zone):
        return at
    wall = at.astimezone(zone)
    day = wall.date() + timedelta(days=1) if wall.time() >= BEGIN else wall.date()
    return datetime.combine(day, END, zone).astimezone(at.tzinfo)
