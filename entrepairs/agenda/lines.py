"""Gatherings as a week or a list shows them: a few plain values each, so that a page of thirty stays light."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.models.gathering import GatheringQuerySet
from entrepairs.people.models import Person

FEW = 3
"""From this number of free seats on, « il reste des places » is enough."""
_FIELDS = ("pk", "title", "kind", "way", "state", "starts_at", "minutes", "zone", "structure_id", "capacity", "signup")


class Line(NamedTuple):
    """`starts`, `ends`: naive, on the clock of the house. `left`: free seats when they are few, None otherwise.
    `mine`: state of one’s own sign-up, "" when there is none."""

    id: UUID
    title: str
    kind: str
    way: str
    starts: datetime
    ends: datetime
    house: UUID
    is_cancelled: bool
    left: int | None
    mine: str

    @property
    def is_online(self) -> bool:
        return self.way != "place"

    @property
    def is_full(self) -> bool:
        return self.left == 0


def lines_of(rows: GatheringQuerySet, person: Person | None) -> list[Line]:
    """In the order of `rows`, at the cost of two queries, or three for someone who signed in."""
    values = list(rows.values_list(*_FIELDS, named=True))
    taken = _taken(row.pk for row in values if row.signup and row.capacity is not None)
    mine = _mine(person, [row.pk for row in values])
    return [_line(row, taken, mine) for row in values]


def _line(row: "Gathering", taken: dict[UUID, int], mine: dict[UUID, str]) -> Line:
    clock = ZoneInfo(row.zone)
    starts = row.starts_at.astimezone(clock).replace(tzinfo=None)
    ends = (row.starts_at + timedelta(minutes=row.minutes)).astimezone(clock).replace(tzinfo=None)
    left = max(row.capacity - taken.get(row.pk, 0), 0) if row.signup and row.capacity is not None else None
    few = left if left is not None and left <= FEW else None
    is_cancelled = row.state == Gathering.State.CANCELLED
    return Line(
        row.pk, row.title, row.kind, row.way, starts, ends, row.structure_id, is_cancelled, few, mine.get(row.pk, "")
    )


def _taken(keys: Iterable[UUID]) -> dict[UUID, int]:
    wanted = list(keys)
    if not wanted:
        return {}
    rows = Signup.objects.seated().filter(gathering__in=wanted).order_by().values_list("gathering")
    return dict(rows.annotate(n=Count("pk")))


def _mine(person: Person | None, keys: list[UUID]) -> dict[UUID, str]:
    if person is None or not keys:
        return {}
    return dict(Signup.objects.of(person).filter(gathering__in=keys).values_list("gathering", "state"))
