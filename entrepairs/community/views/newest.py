"""A page of the threads of a circle, newest activity first; the same work whatever their number."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Q, QuerySet, Subquery

from entrepairs.community.models import Circle, Reader, Thread, Voice
from entrepairs.community.models.thread import Standing, ThreadQuerySet, VoiceQuerySet, maybe_theirs, own_of
from entrepairs.community.reading import PAGE, Cursor
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person


def newest(reader: Reader | None, circle: Circle, here: Cursor) -> list[Thread]:
    """PAGE threads after this place, and one more if there is. What waits and is theirs is looked for where this page
    is, not among all that waits in the circle.

    When blocks cut someone from this reader, the threads where those said nothing stand in the order that is kept: they
    say how far back the page goes."""
    if reader is None:
        return _threads(None, [], circle, here)
    if not reader.apart:
        return _threads(reader, _own(_apart(circle, reader.person, here), reader.person), circle, here)
    last = _last_without.first(reader, circle, here)
    since = last.last_at if last else None
    waiting = _own(_apart_since(circle, reader.person, here.at, since), reader.person)
    return _threads_but(reader, waiting, circle, here, since)


def _own(voices: Any, person: Person) -> list[UUID]:
    return [thread for _voice, thread in own_of(voices, person)]


@prepared
def _apart(circle: Circle, person: Person, here: Cursor) -> Any:
    """What waits on a page that goes no further back than that of the threads which all read who read the circle."""
    shown = Thread.objects.filter(circle=circle, readers=F("circle__readers"), standing=Standing.SHOWN)
    last = shown.before(here.at, here.pk)[PAGE : PAGE + 1].values("last_at")
    within = Q(thread__last_at__gte=Subquery(last)) | ~Exists(last)
    return maybe_theirs(_there(circle, here.at).filter(within), person)


@prepared
def _apart_since(circle: Circle, person: Person, until: datetime | None, since: datetime | None) -> Any:
    rows = _there(circle, until)
    return maybe_theirs(rows.filter(thread__last_at__gte=since) if since else rows, person)


def _there(circle: Circle, until: datetime | None) -> VoiceQuerySet:
    rows = Voice.objects.apart().filter(thread__circle=circle)
    return rows.filter(thread__opened_at__lte=until) if until else rows


def _of(reader: Reader | None, waiting: list[UUID], circle: Circle) -> ThreadQuerySet:
    return Thread.objects.read_by(reader, waiting).filter(circle=circle)


@prepared
def _threads(reader: Reader | None, waiting: list[UUID], circle: Circle, here: Cursor) -> QuerySet[Thread]:
    return _of(reader, waiting, circle).before(here.at, here.pk)[: PAGE + 1]


@prepared
def _last_without(reader: Reader, circle: Circle, here: Cursor) -> QuerySet[Thread]:
    """Of such a page of them, of what does not wait; none when they do not fill it."""
    return _of(reader, [], circle).without(reader.apart).before(here.at, here.pk)[PAGE : PAGE + 1]


@prepared
def _threads_but(
    reader: Reader, waiting: list[UUID], circle: Circle, here: Cursor, since: datetime | None
) -> QuerySet[Thread]:
    return _of(reader, waiting, circle).before(here.at, here.pk, reader.apart, since)[: PAGE + 1]
