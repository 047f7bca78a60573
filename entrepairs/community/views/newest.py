"""A page of the threads of a circle, newest activity first; the same work whatever their number."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from entrepairs.community.models import Circle, Reader, Thread
from entrepairs.community.models.thread import ThreadQuerySet
from entrepairs.community.reading import PAGE, Cursor
from entrepairs.core.prepared import prepared


def newest(reader: Reader | None, waiting: list[UUID], circle: Circle, here: Cursor) -> list[Thread]:
    """PAGE threads after this place, and one more if there is. When blocks cut someone from this reader, the threads
    where those said nothing stand in the order that is kept: they say how far back the others need to be looked for."""
    if reader is None or not reader.apart:
        return _threads(reader, waiting, circle, here)
    last = _last_without.first(reader, waiting, circle, here)
    return _threads_but(reader, waiting, circle, here, last.last_at if last else None)


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
