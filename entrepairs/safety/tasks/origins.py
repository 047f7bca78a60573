"""From where public words were written is forgotten a year after, day by day; then the key of its month."""

from django.utils.timezone import localdate
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.jobs.periodic import daily
from entrepairs.safety.models import Origin, OriginMonth
from entrepairs.safety.origins import first_kept, month_of


@daily(at="03:30")
@task()
def forget_origins() -> None:
    """Also when nothing is kept any more: what was kept goes in its turn."""
    first = first_kept(localdate(now()))
    Origin.objects.filter(on__lt=first).delete()
    DataKey.objects.erase_with(OriginMonth.objects.filter(month__lt=month_of(first), origins=None))
