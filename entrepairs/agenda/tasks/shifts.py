"""Nobody’s hours are kept: who held a permanence is erased three months after."""

from datetime import timedelta

from django_tasks import task

from entrepairs.agenda.models import ShiftSeat
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import daily

KEPT = timedelta(days=92)


@daily(at="03:40")
@task()
def forget_shifts() -> None:
    """The permanence stays, so that the year can say how many were held; its people go, with their swaps."""
    ShiftSeat.objects.filter(shift__ends_at__lt=now() - KEPT).delete()
