"""Sessions that have ended leave no trace."""

from django.contrib.sessions.models import Session
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.jobs.periodic import daily
from entrepairs.people.models import Device


@daily(at="04:10")
@task()
def forget_ended_sessions() -> None:
    """Delete the sessions that may not go on, and the devices they were on."""
    at = now()
    Session.objects.filter(expire_date__lt=at).delete()
    alive = Device.objects.alive(at).values_list("pk", flat=True)
    Device.objects.exclude(pk__in=list(alive)).sign_out()
