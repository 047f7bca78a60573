"""What may honestly be said to who wrote of a danger near, while it waits for the watch."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from entrepairs.safety.models import Look, Watcher, team_hours
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.watch_hours import is_there


class Awaited(NamedTuple):
    """`is_taken`: somebody of the watch is at it. `is_there`: these are its hours, and it was told. `is_called`:
    somebody was called already. `due_at`: the time that the watch gives itself; None out of the hours that it said, or
    once past."""

    is_taken: bool
    is_there: bool
    is_called: bool
    due_at: datetime | None


def awaited(kind: str, pk: UUID, at: datetime) -> Awaited | None:
    """None when the watch has nothing red there, or nobody who may look at it: then nobody is told, nor called."""
    look = Look.objects.open().filter(kind=kind, object_id=pk, queue=Look.Queue.RED).first()
    if look is None or not (look.claimed_by_id or _somebody_may(look)):
        return None
    hours = team_hours()
    there = is_there(hours, at)
    due_at = look.due_at if hours.usual and there and look.due_at > at else None
    return Awaited(look.claimed_by_id is not None, there, look.calls.exists(), due_at)


def _somebody_may(look: Look) -> bool:
    return any(may_watch(one.person, look) for one in Watcher.objects.on_watch().select_related("person"))
