"""What three members told about is hidden a little later, so that the hour of the last one is not read on it."""

from datetime import timedelta
from secrets import randbelow
from uuid import UUID

from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.jobs.backend import enqueue_once
from entrepairs.safety.actions.decisions import hold_back
from entrepairs.safety.models import Report

ENOUGH_TO_HIDE = 3
"""Distinct members whose open reports hide a thing until a human looks. Never a person."""
SOONEST, LATEST = 5, 30
"""Minutes after the report that is one too many: which one of these, nobody knows."""


def hide_soon(kind: str, pk: UUID) -> None:
    """In the same transaction as the report."""
    wait = timedelta(seconds=SOONEST * 60 + randbelow((LATEST - SOONEST) * 60))
    enqueue_once(f"safety.hold:{pk}", hide_what_three_told, kind, str(pk), run_after=now() + wait)


def are_enough(kind: str, pk: UUID) -> bool:
    """Distinct members, whose reports still wait."""
    waiting = Report.objects.about(kind, pk).open().filter(counts=True)
    return waiting.values("reporter_mark").distinct().count() >= ENOUGH_TO_HIDE


@task()
def hide_what_three_told(kind: str, pk: str) -> None:
    """Unless a human has looked meanwhile."""
    if are_enough(kind, UUID(pk)):
        hold_back(kind, UUID(pk))
