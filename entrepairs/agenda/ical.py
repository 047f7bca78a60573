"""Gatherings and meetings as calendars read them (RFC 5545, 5546). Pure.

One VEVENT for each gathering, never a rule: what every calendar imports in the same way, a moved or a called off one
too. Local wall time, and the zone that explains it. Never another person: no attendee but the holder of the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

AROUND = timedelta(days=370)
HALF_DAY = timedelta(hours=12)
AGAIN = timedelta(hours=6)
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"


@dataclass(frozen=True)
class Entry:
    """`starts_at`: aware. `zone`: IANA. `sequence` rises at each change. `place`, `url`: "" to say nothing."""

    id: UUID
    starts_at: datetime
    zone: str
    minutes: int
    sequence: int
    changed_at: datetime
    title: str
    is_cancelled: bool = False
    is_tentative: bool = False
    is_private: bool = True
    place: str = ""
    url: str = ""

    @property
    def status(self) -> str:
        if self.is_cancelled:
            return "CANCELLED"
        return "TENTATIVE" if self.is_tentative else "CONFIRMED"


def published(entries: Sequence[Entry], *, name: str) -> bytes:
    """A calendar to subscribe to (METHOD:PUBLISH), asked for again every six hours. `name`: neutral, shown in a list
    of calendars."""
    calendar = _calendar(PUBLISH, entries)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def invitation(entry: Entry, *, organiser: str) -> bytes:
    """One file for one’s own calendar: METHOD:REQUEST, or CANCEL once cancelled. `organiser`: a neutral address."""
    calendar = _calendar(method_of(entry), [entry])
    event = _event(entry)
    event.add("organizer", vCalAddress(f"mailto:{organiser}"))
    event.add("attendee", _attendee(entry))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def method_of(entry: Entry) -> str:
    """What an invitation does in a calendar."""
    return CANCEL if entry.is_cancelled else REQUEST


def _calendar(method: str, entries: Sequence[Entry]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for zone in sorted({entry.zone for entry in entries}):
        calendar.add_component(zone_of_entries(zone, [one.starts_at for one in entries if one.zone == zone]))
    return calendar


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", str(entry.id))
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("dtstart", entry.starts_at.astimezone(ZoneInfo(entry.zone)))
    event.add("duration", timedelta(minutes=entry.minutes))
    event.add("status", entry.status)
    event.add("class", "PRIVATE" if entry.is_private else "PUBLIC")
    if entry.place:
        event.add("location", entry.place)
    if entry.url:
        event.add("url", entry.url)
    return event


def _attendee(entry: Entry) -> vCalAddress:
    """The method asks for one: the holder of the file, under a key that exists nowhere else."""
    attendee = vCalAddress(uuid5(NAMESPACE_OID, str(entry.id)).urn)
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION" if entry.is_tentative else "ACCEPTED")
    return attendee


def zone_of_entries(name: str, moments: Iterable[datetime]) -> Timezone:
    """The zone from a year before the first of the `moments` (aware) to a year after the last: each change of the
    clock, at the wall time that ends with it (RFC 5545, 3.6.5)."""
    known = sorted(moments)
    zone = Timezone()
    zone.add("tzid", name)
    clock = ZoneInfo(name)
    start = (known[0] - AROUND).astimezone(UTC).replace(microsecond=0)
    zone.add_component(_observance(start, start, clock))
    for change in _changes(start, known[-1] + AROUND, clock):
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
