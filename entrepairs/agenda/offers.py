"""Until when a seat that came free is kept for who waits. Pure.

The person is asked, and has a while to answer. Less than NEAR before the start there is no time to ask one after the
other: the seat is simply theirs, and they say if they do not come. Nobody is asked to answer in the night.
Source: docs/decisions/0012-places-et-liste-d-attente.md."""

from datetime import datetime, time, timedelta, tzinfo

from entrepairs.people.quiet import BEGIN

NEAR = timedelta(hours=3)
SHORTEST, LONGEST = timedelta(hours=2), timedelta(hours=24)
MORNING = time(10)
"""An offer that would end in the night ends then: two hours after the quiet ones."""
QUARTER, SMALLEST = timedelta(minutes=15), timedelta(microseconds=1)
RELEASE = timedelta(hours=24)
"""How long before it begins a gathering stops keeping seats for newcomers."""


def kept_until(at: datetime, starts_at: datetime, zone: tzinfo) -> datetime | None:
    """Hour at which the offer ends, on a whole quarter of an hour; None when the seat goes to them at once.

    A quarter of the time that is left, from two hours to a day; never in the night, unless the gathering begins so
    early that there is no morning left; never later than NEAR before the start. `zone`: of the house."""
    latest = _quarter(starts_at - NEAR)
    if at >= latest:
        return None
    wanted = at + min(max((starts_at - at) / 4, SHORTEST), LONGEST)
    return min(_quarter(_awake(wanted, zone) + QUARTER - SMALLEST), latest)


def keeps_reserved(at: datetime, starts_at: datetime) -> bool:
    """Whether seats are still kept for newcomers."""
    return at < starts_at - RELEASE


def _awake(moment: datetime, zone: tzinfo) -> datetime:
    """The moment itself, or the next MORNING when it is between BEGIN and MORNING."""
    wall = moment.astimezone(zone)
    if MORNING <= wall.time() < BEGIN:
        return moment
    day = wall.date() + timedelta(days=1) if wall.time() >= BEGIN else wall.date()
    return datetime.combine(day, MORNING, zone).astimezone(moment.tzinfo)


def _quarter(moment: datetime) -> datetime:
    """Down to the quarter of an hour."""
    return moment - timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
