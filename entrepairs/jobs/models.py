"""The lease table. A worker borrows a job for a while; if it dies, the loan ends and another takes the job."""

from datetime import datetime, timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now

LONG, USUAL = "long", "default"
"""Lanes. `@task(queue_name=LONG)`: it may take minutes, and must hold back neither a notice nor a call at night."""


class JobQuerySet(models.QuerySet["Job"]):
    def of_lane(self, lane: str) -> "JobQuerySet":
        """LONG, USUAL (all the others), or every job with ""."""
        return {LONG: self.filter(queue=LONG), USUAL: self.exclude(queue=LONG)}.get(lane, self)

    def due(self, at: datetime) -> "JobQuerySet":
        """Ready and on time, or lent to a worker that did not come back. Most urgent first."""
        ready = Q(state=Job.State.READY, run_at__lte=at)
        lost = Q(state=Job.State.RUNNING, lease_until__lt=at)
        return self.filter(ready | lost).order_by("-priority", "run_at", "pk")

    def dead(self) -> "JobQuerySet":
        return self.filter(state=Job.State.DEAD)

    def revive(self) -> int:
        """Give dead jobs a new life, at once. Returns how many."""
        return self.dead().update(state=Job.State.READY, attempts=0, run_at=now())

    @transaction.atomic
    def claim(self, lane: str = "") -> "Job | None":
        """Borrow the most urgent job of this lane: one short transaction, never the same job for two workers."""
        job = self.of_lane(lane).due(now()).select_for_update(skip_locked=True).first()
        if job is not None:
            job.borrow(now())
        return job


class Job(models.Model):
    """One call of a task, waiting or running. Deleted once done; its arguments are identifiers, never private text.

    `key`: at most one job *waiting* with this key. It is freed when the job starts, so that what happens during the
    run can ask for another."""

    class State(models.TextChoices):
        READY = "ready", _("en attente")
        RUNNING = "running", _("en cours")
        DEAD = "dead", _("abandonné")

    name = models.CharField(max_length=200)
    args = models.JSONField(encoder=DjangoJSONEncoder)
    queue = models.CharField(max_length=40)
    key = models.CharField(max_length=200, unique=True, null=True)
    run_at = models.DateTimeField()
    priority = models.SmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField()
    lease = models.DurationField()
    lease_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.READY)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=now)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("travail de fond")
        verbose_name_plural = _("travaux de fond")
        indexes = [models.Index(fields=["state", "run_at"], name="job_due")]
        constraints = [
            models.CheckConstraint(
                name="job_lent_iff_running",
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_spent(self) -> bool:
        return self.attempts >= self.max_attempts

    def borrow(self, at: datetime) -> None:
        """Lend the job until `at` + lease. A job that already killed its workers `max_attempts` times dies instead."""
        if self.is_spent:
            self.state, self.lease_until = self.State.DEAD, None
        else:
            self.attempts += 1
            self.state, self.lease_until, self.key = self.State.RUNNING, at + self.lease, None
        self.save(update_fields=["state", "lease_until", "key", "attempts"])

    def finish(self) -> None:
        """Forget the job, unless the loan ended and another worker has it now."""
        self._mine().delete()

    def fail(self, error: str, *, retry_in: timedelta) -> None:
        """Try again later, or give up after `max_attempts`."""
        state = self.State.DEAD if self.is_spent else self.State.READY
        self._mine().update(state=state, lease_until=None, run_at=now() + retry_in, error=error)

    def _mine(self) -> "models.QuerySet[Job]":
        return Job.objects.filter(pk=self.pk, lease_until=self.lease_until)


class Slot(models.Model):
    """The last moment for which a periodic task was enqueued: what keeps several nodes from doing it twice."""

    name = models.CharField(max_length=200, primary_key=True)
    last = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Beat(models.Model):
    """A worker was alive at `seen_at`."""

    worker = models.CharField(max_length=120, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker
