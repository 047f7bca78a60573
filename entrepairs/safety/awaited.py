"""What may honestly be said of when the watch reads: to who tells it something, to who wrote of a danger near."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from entrepairs.safety import subjects
from entrepairs.safety.models import Look, Watcher, team_hours
from entrepairs.safety.queues import DELAYS
from entrepairs.safety.watch_hours import back_at, due_at, is_there


class Presence(NamedTuple):
    """Of the watch, in its hours. `due_at`: when it is there, the time that it gives itself to read what comes now.
    `back_at`: when it is not, the time when it comes back. Both None: nobody can say."""

    due_at: datetime | None = None
    back_at: datetime | None = None


def presence(queue: str, at: datetime) -> Presence:
    """For what comes now in this queue. Nothing is promised without hours, nor while nobody is on watch. Of the thing
    itself nothing is asked: who may look at it would say who wrote it."""
    hours = team_hours()
    if not hours.usual or not Watcher.objects.on_watch().exists():
        return Presence()
    return Presence(due_at(hours, at, DELAYS[queue])) if is_there(hours, at) else Presence(None, back_at(hours, at))


class Awaited(NamedTuple):
    """`is_taken`: somebody of the watch is at it. `is_there`: these are its hours, and it was told. `is_called`:
    somebody was called already. `due_at`: the time that the watch gives itself; None out of the hours that it said, or
    once past."""

    is_taken: bool
    is_there: bool
    is_called: bool
    due_at: datetime | None


def dangers(kind: str, keys: Iterable[UUID]) -> dict[UUID, Look]:
    """The red looks at what these say, by key. Not that somebody worries about who says it: nobody is told so."""
    reds = Look.objects.open().filter(kind=kind, object_id__in=list(keys), queue=Look.Queue.RED)
    return {look.object_id: look for look in reds.exclude(because=Look.Because.CONCERN)}


def awaited(look: Look, at: datetime) -> Awaited | None:
    """For a danger. None when nobody watches: then nobody is told, nor called."""
    if not (look.claimed_by_id or _is_watched(look)):
        return None
    hours = team_hours()
    there = is_there(hours, at)
    due_at = look.due_at if hours.usual and there and look.due_at > at else None
    return Awaited(look.claimed_by_id is not None, there, look.calls.exists(), due_at)


def _is_watched(look: Look) -> bool:
    """Somebody else than who wrote it is on the watch: when all are near to them, it is left to all."""
    watch = [one.person for one in Watcher.objects.on_watch().select_related("person")]
    return any(not subjects.concerns(look.kind, look.object_id, person) for person in watch)
