"""The Tasks API over the lease table: `@task()`, `.enqueue()`, `.using(run_after=…, priority=…)`.

The row is written in the caller's transaction: the job exists if and only if what asked for it was committed."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ParamSpec, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import QuerySet
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError

from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.jobs.models import Job

P = ParamSpec("P")
T = TypeVar("T")

WAKE = threading.Event()
"""Set when a job was committed by this process, so that its worker does not wait for the next poll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseTask(Task[P, T]):
    """A task with `lease` (seconds before another worker may take it) and `max_attempts`.

    Twelve attempts with the back-off of the worker spread over about fifteen hours."""

    lease: int = 300
    max_attempts: int = 12


class LeaseBackend(BaseTaskBackend):
    """Delivery at least once: handlers must bear being run twice. Results are not kept."""

    task_class = LeaseTask
    supports_defer = True
    supports_priority = True

    def validate_task(self, task: Task[Any, Any]) -> None:
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("This backend gives no context to its tasks.")

    def enqueue(self, task: Task[Any, T], args: Sequence[Any], kwargs: Mapping[str, Any]) -> TaskResult[T]:
        """Write the job. UUIDs and dates among the arguments reach the handler as text."""
        self.validate_task(task)
        job = new_job(task, args, kwargs)
        job.save(force_insert=True)
        transaction.on_commit(WAKE.set)
        return _result(task, job)


def enqueue_once(key: str, task: Task[Any, Any], *args: Any, run_after: datetime | None = None, **kwargs: Any) -> bool:
    """Enqueue unless a job with this key is already waiting. Says whether it was added."""
    if _waiting(key):
        return False
    job = new_job(task.using(run_after=run_after) if run_after else task, args, kwargs, key=key)
    Job.objects.bulk_create([job], ignore_conflicts=True)
    transaction.on_commit(WAKE.set)
    return True


@prepared
def _waiting(key: str) -> QuerySet[Any, Any]:
    return Job.objects.filter(key=key).order_by().values_list("pk")


def new_job(task: Task[Any, Any], args: Sequence[Any], kwargs: Mapping[str, Any], key: str | None = None) -> Job:
    """The unsaved row of this call."""
    return Job(
        name=task.module_path,
        args=json.loads(json.dumps({"args": args, "kwargs": kwargs}, cls=DjangoJSONEncoder)),
        queue=task.queue_name,
        key=key,
        run_at=task.run_after or now(),
        priority=task.priority,
        max_attempts=getattr(task, "max_attempts", LeaseTask.max_attempts),
        lease=timedelta(seconds=getattr(task, "lease", LeaseTask.lease)),
    )


def _result(task: Task[Any, T], job: Job) -> TaskResult[T]:
    return TaskResult(
        task=task,
        id=str(job.pk),
        status=TaskResultStatus.READY,
        enqueued_at=job.created_at,
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=job.args["args"],
        kwargs=job.args["kwargs"],
        backend=task.backend,
        errors=[],
        worker_ids=[],
    )
