"""Nobody’s hours are kept: who held a permanence is erased three months after."""

from django_tasks import task

from entrepairs.agenda.models import CrewMember, Reserve, Rota, ShiftAnswer, ShiftSeat
from entrepairs.agenda.models.shift import KEPT
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import daily


@daily(at="03:40")
@task()
def forget_shifts() -> None:
    """The permanence stays, so that the year can say how many were held; its people go, and what they had said."""
    ShiftSeat.objects.filter(shift__ends_at__lt=now() - KEPT).delete()
    Reserve.objects.filter(shift__ends_at__lt=now() - KEPT).delete()
    ShiftAnswer.objects.filter(shift__ends_at__lt=now() - KEPT).delete()
    CrewMember.objects.filter(away_until__lt=now().date()).update(away_from=None, away_until=None)
    Rota.objects.filter(first__lt=(now() - 2 * KEPT).date()).delete()
