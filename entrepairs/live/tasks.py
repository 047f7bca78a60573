"""The table of the `sqlite://` bus keeps nothing for long."""

from datetime import timedelta

from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every
from entrepairs.live.models import Announcement

KEPT = timedelta(minutes=1)


@every(minutes=10)
@task()
def forget_announcements() -> None:
    """Every listener has read what is older than a minute."""
    Announcement.objects.filter(at__lt=now() - KEPT).delete()
