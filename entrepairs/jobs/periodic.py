"""Tasks that come back: `@every(minutes=15)` or `@daily(at="03:10")` above `@task()`, in an app's `tasks.py`.

Each moment (slot) is enqueued once, however many nodes look: the row of Slot moves forward by compare-and-set. One
waits at a time: after a night without power, only the latest missed slot is run."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils.module_loading import autodiscover_modules
from django.utils.timezone import get_default_timezone
from django_tasks.base import Task

from entrepairs.core.clock import now
from entrepairs.jobs.backend import enqueue_once
from entrepairs.jobs.models import Slot

AnyTask = TypeVar("AnyTask", bound=Task[Any, Any])
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Schedule:
    """A task, and the rule that gives the latest slot at or before a moment."""

    task: Task[Any, Any]
    slot: Callable[[datetime], datetime]


SCHEDULES: dict[str, Schedule] = {}


def every(*, minutes: int) -> Callable[[AnyTask], AnyTask]:
    """Run the task every `minutes`, counted from midnight UTC when it divides the day."""
    return _scheduled(lambda at: regular_slot(at, minutes))


def daily(*, at: str) -> Callable[[AnyTask], AnyTask]:
    """Run the task once a day at this wall time of the house (« 03:10 »)."""
    moment = time.fromisoformat(at)
    return _scheduled(lambda instant: daily_slot(instant, moment))


def _scheduled(slot: Callable[[datetime], datetime]) -> Callable[[AnyTask], AnyTask]:
    def register(task: AnyTask) -> AnyTask:
        SCHEDULES[task.module_path] = Schedule(task, slot)
        return task

    return register


def regular_slot(at: datetime, minutes: int) -> datetime:
    seconds = minutes * 60
    return datetime.fromtimestamp(at.timestamp() // seconds * seconds, UTC)


def daily_slot(at: datetime, moment: time) -> datetime:
    """The latest `moment` of a day at or before `at`, in UTC; wall time of the house, summer and winter."""
    today = at.astimezone(get_default_timezone()).date()
    slots = [_instant(today - timedelta(days=back), moment) for back in (0, 1)]
    return next(slot for slot in slots if slot <= at)


def _instant(day: Any, moment: time) -> datetime:
    return datetime.combine(day, moment, get_default_timezone()).astimezone(UTC)


def discover() -> None:
    """Import every app's `tasks.py`, so that its schedules are known."""
    autodiscover_modules("tasks")


def tick(at: datetime | None = None) -> int:
    """Enqueue each periodic task whose slot has come and was not enqueued yet. Returns how many."""
    moment = at or now()
    done = dict(Slot.objects.values_list("name", "last"))
    due = {name: schedule.slot(moment) for name, schedule in SCHEDULES.items()}
    return sum(_enqueue(name, slot) for name, slot in due.items() if done.get(name, LONG_AGO) < slot)


@transaction.atomic
def _enqueue(name: str, slot: datetime) -> bool:
    Slot.objects.get_or_create(name=name, defaults={"last": LONG_AGO})
    if not Slot.objects.filter(name=name, last__lt=slot).update(last=slot):
        return False
    return enqueue_once(f"periodic:{name}", SCHEDULES[name].task)
