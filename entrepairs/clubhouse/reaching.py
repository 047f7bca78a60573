"""When it is time to give someone news. Pure: days, no reason."""

from datetime import date


def is_time(today: date, after_days: int, *since: date | None) -> bool:
    """Whether `after_days` have passed since the latest of these days: agreed, seen, given news. None: never."""
    known = [day for day in since if day is not None]
    return bool(known) and (today - max(known)).days >= after_days
