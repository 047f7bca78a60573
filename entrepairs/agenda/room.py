"""When the link of an online room is shown: from one hour before it begins to its end. Pure."""

from datetime import datetime, timedelta

BEFORE = timedelta(hours=1)


def opens_at(starts_at: datetime) -> datetime:
    return starts_at - BEFORE


def is_open(starts_at: datetime, ends_at: datetime, at: datetime) -> bool:
    return opens_at(starts_at) <= at < ends_at
