"""Gatherings as a week or a list shows them: a few plain values each, so that a page of thirty stays light."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.models.gathering import GatheringQuerySet
from entrepairs.people.models import Person

FEW = 3
"""From this number of free seats on, « il reste des places » is enough."""
_FIELDS = ("pk", "title", "kind", "way", "state", "starts_at", "minutes", "zone", "structure_id", "capacity", "taken")
_SEATED = Q(signup=True, capacity__isnull=False, signups__state__in=[Signup.State.GOING, Signup.State.OFFERED])
Row = tuple[Any, ...]
"""One gathering, as the database gives it."""
Mine = dict[UUID, str]
"""The gatherings for which one signed up, and the state of it."""


class Line(NamedTuple):
    """`starts`, `ends`: naive, on the clock of the house. `left`: free seats when they are few, None otherwise.
    `hole`: what a drawing puts where it is said, for each who reads, whether they come; nothing here is about them."""

    id: UUID
    title: str
    kind: str
    way: str
    starts: datetime
    ends: datetime
    house: UUID
    is_cancelled: bool
    left: int | None
    hole: str = ""

    @property
    def is_online(self) -> bool:
        return self.way != "place"


def rows_of(gatherings: GatheringQuerySet) -> tuple[Row, ...]:
    """One query."""
    with_seats = gatherings.annotate(taken=Count("signups", filter=_SEATED))
    return tuple(with_seats.values_list(*_FIELDS, "signup"))


def mine_among(rows: Iterable[Row], person: Person | None) -> Mine:
    """One query for someone who signed in, none for a visitor."""
    keys = [row[0] for row in rows]
    if person is None or not keys:
        return {}
    return dict(Signup.objects.of(person).filter(gathering__in=keys).values_list("gathering", "state"))


def lines_of(rows: Iterable[Row]) -> list[Line]:
    """In the same order."""
    return [_line(row) for row in rows]


def _line(row: Row) -> Line:
    key, title, kind, way, state, starts_at, minutes, zone, house, capacity, taken, signup = row
    clock = ZoneInfo(zone)
    starts = starts_at.astimezone(clock).replace(tzinfo=None)
    ends = (starts_at + timedelta(minutes=minutes)).astimezone(clock).replace(tzinfo=None)
    left = max(capacity - taken, 0) if signup and capacity is not None else None
    few = left if left is not None and left <= FEW else None
    is_cancelled = state == Gathering.State.CANCELLED
    return Line(key, title, kind, way, starts, ends, house, is_cancelled, few)
