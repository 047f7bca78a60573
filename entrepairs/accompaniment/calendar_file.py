"""A meeting as a file for one's own calendar (RFC 5545, 5546). Pure.

Neutral on purpose: a calendar is often shared or shown on a locked screen. No name, no site, no place unless asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

AROUND = timedelta(days=370)
HALF_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class Appointment:
    """`starts_at`: aware. `zone`: IANA. `sequence` rises at each change. `organiser`: a neutral e-mail address."""

    id: UUID
    starts_at: datetime
    zone: str
    minutes: int
    sequence: int
    changed_at: datetime
    is_confirmed: bool
    is_cancelled: bool
    title: str
    organiser: str
    place: str = ""


def calendar_file(appointment: Appointment) -> bytes:
    """The file: METHOD:REQUEST, or CANCEL once cancelled; local wall time and the zone that explains it."""
    calendar = Calendar()
    calendar.add("prodid", "-//agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if appointment.is_cancelled else "REQUEST")
    calendar.add_component(_zone(appointment))
    calendar.add_component(_event(appointment))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment) -> Event:
    start = appointment.starts_at.astimezone(ZoneInfo(appointment.zone))
    event = Event()
    event.add("uid", str(appointment.id))
    event.add("dtstamp", appointment.changed_at)
    event.add("sequence", appointment.sequence)
    event.add("summary", appointment.title)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=appointment.minutes))
    event.add("status", _status(appointment))
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(f"mailto:{appointment.organiser}"))
    event.add("attendee", _attendee(appointment))
    if appointment.place:
        event.add("location", appointment.place)
    return event


def _status(appointment: Appointment) -> str:
    if appointment.is_cancelled:
        return "CANCELLED"
    return "CONFIRMED" if appointment.is_confirmed else "TENTATIVE"


def _attendee(appointment: Appointment) -> vCalAddress:
    """The method asks for one: the holder of the file, under a key that exists nowhere else."""
    attendee = vCalAddress(uuid5(NAMESPACE_OID, str(appointment.id)).urn)
    attendee.params["PARTSTAT"] = vText("ACCEPTED" if appointment.is_confirmed else "NEEDS-ACTION")
    return attendee


def _zone(appointment: Appointment) -> Timezone:
    """The zone a year around: each change of the clock, at the wall time that ends with it (RFC 5545, 3.6.5)."""
    zone = Timezone()
    zone.add("tzid", appointment.zone)
    clock = ZoneInfo(appointment.zone)
    start = (appointment.starts_at - AROUND).astimezone(UTC).replace(microsecond=0)
    zone.add_component(_observance(start, start, clock))
    for change in _changes(start, start + 2 * AROUND, clock):
        zone.add_component(_observance(change - timedelta(seconds=1), change, clock))
    return zone


def _observance(before: datetime, after: datetime, clock: ZoneInfo) -> TimezoneStandard | TimezoneDaylight:
    old, new = before.astimezone(clock), after.astimezone(clock)
    old_offset, new_offset = old.utcoffset() or timedelta(), new.utcoffset() or timedelta()
    observance = TimezoneDaylight() if new.dst() else TimezoneStandard()
    observance.add("dtstart", (after + old_offset).replace(tzinfo=None))
    observance.add("tzoffsetfrom", old_offset)
    observance.add("tzoffsetto", new_offset)
    observance.add("tzname", new.tzname() or "")
    return observance


def _changes(start: datetime, end: datetime, clock: ZoneInfo) -> Iterator[datetime]:
    """The instants, to the second, from which the offset is another."""
    while start < end:
        if start.astimezone(clock).utcoffset() != (start + HALF_DAY).astimezone(clock).utcoffset():
            yield _change_after(start, clock)
        start += HALF_DAY


def _change_after(start: datetime, clock: ZoneInfo) -> datetime:
    low, high = 0, int(HALF_DAY.total_seconds())
    offset = start.astimezone(clock).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        same = (start + timedelta(seconds=middle)).astimezone(clock).utcoffset() == offset
        low, high = (middle, high) if same else (low, middle)
    return start + timedelta(seconds=high)
