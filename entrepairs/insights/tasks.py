"""Count each day of the watch once it is over, so that figures outlive what they were counted from."""

from datetime import timedelta

from django.utils.timezone import get_default_timezone
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.insights.models import WatchDay
from entrepairs.insights.watching.days import figures_of, stored
from entrepairs.jobs.periodic import daily

AS_FAR_BACK = 31
"""Days that are counted late, when nothing ran for a while."""
KEPT = timedelta(days=800)


@daily(at="00:40")
@task()
def count_watch_days() -> None:
    """A day is counted once and never again: a month that was said stays as it was said."""
    today = now().astimezone(get_default_timezone()).date()
    known = set(WatchDay.objects.values_list("day", flat=True))
    for back in range(AS_FAR_BACK, 0, -1):
        day = today - timedelta(days=back)
        if day not in known:
            WatchDay.objects.get_or_create(day=day, defaults={"figures": stored(figures_of(day))})
    WatchDay.objects.filter(day__lt=today - KEPT).delete()
