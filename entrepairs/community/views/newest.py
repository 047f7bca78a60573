"""A page of the threads of a circle, newest activity first; the same work whatever their number."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from entrepairs.community.models import Circle, Reader, Thread, Voice
from entrepairs.community.models.thread import ThreadQuerySet, maybe_theirs, own_of
from entrepairs.community.reading import PAGE, Cursor
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person


def newest(reader: Reader | None, circle: Circle, here: Cursor) -> list[Thread]:
    """PAGE threads after this place, and one more if there is. What waits and is theirs is looked for where this page
    is, not among all that waits in the circle."""
    rows = _page(reader, [], circle, here)
    if reader is None:
        return rows
    voices = _apart(circle, reader.person, rows[PAGE].came_at if len(rows) > PAGE else None, here.at)
    waiting = [thread for _voice, thread in own_of(voices, reader.person)]
    return _page(reader, waiting, circle, here) if waiting else rows


def _page(reader: Reader | None, waiting: list[UUID], circle: Circle, here: Cursor) -> list[Thread]:
    """When blocks cut someone from this reader, the threads where those said nothing stand in the order that is kept:
    they say how far back the others need to be looked for."""
    if reader is None or not reader.apart:
        return _threads(reader, waiting, circle, here)
    last = _last_without.first(reader, waiting, circle, here)
    return _threads_but(reader, waiting, circle, here, last.last_at if last else None)


@prepared
def _apart(circle: Circle, person: Person, since: datetime | None, until: datetime | None) -> Any:
    """Of what waits there, what may stand between two moments. None: no end."""
    rows = Voice.objects.apart().filter(thread__circle=circle)
    rows = rows.filter(thread__last_at__gte=since) if since else rows
    return maybe_theirs(rows.filter(thread__opened_at__lte=until) if until else rows, person)


def _of(reader: Reader | None, waiting: list[UUID], circle: Circle) -> ThreadQuerySet:
    return Thread.objects.read_by(reader, waiting).filter(circle=circle)


@prepared
def _threads(reader: Reader | None, waiting: list[UUID], circle: Circle, here: Cursor) -> QuerySet[Thread]:
    return _of(reader, waiting, circle).before(here.at, here.pk)[: PAGE + 1]


@prepared
def _last_without(reader: Reader, waiting: list[UUID], circle: Circle, here: Cursor) -> QuerySet[Thread]:
    """Of such a page of them; none when they do not fill it."""
    return _of(reader, waiting, circle).without(reader.apart).before(here.at, here.pk)[PAGE : PAGE + 1]


@prepared
def _threads_but(
    reader: Reader, waiting: list[UUID], circle: Circle, here: Cursor, since: datetime | None
) -> QuerySet[Thread]:
    return _of(reader, waiting, circle).before(here.at, here.pk, reader.apart, since)[: PAGE + 1]
