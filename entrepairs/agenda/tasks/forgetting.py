"""Sign-ups are not kept: three months after for an account, a week for who had none. Who came by: until midnight."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django_tasks import task

from entrepairs.agenda.models import Passing, Signup
from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.core.sqlite.log import empty_log
from entrepairs.jobs.periodic import daily, every
from entrepairs.structures.models import Structure

MONTHS = timedelta(days=91)
WEEK = timedelta(days=7)


@daily(at="03:30")
@task()
def forget_signups() -> None:
    """Those of an account after three months; those without one a week after, with the key of their alias."""
    at = now()
    with transaction.atomic():
        Signup.objects.filter(person__isnull=False, gathering__starts_at__lt=at - MONTHS).delete()
        nameless = Signup.objects.filter(person=None)
        waited_for = nameless.filter(gathering__starts_at__gte=at - WEEK).exclude(data_key=None)
        over = nameless.filter(gathering__starts_at__lt=at - WEEK).exclude(data_key__in=waited_for.values("data_key"))
        DataKey.objects.erase_with(over)
        transaction.on_commit(empty_log)


@every(minutes=30)
@task()
def forget_passings() -> None:
    """Those of the days before, on the clock of each house."""
    for house in Structure.objects.filter(pk__in=Passing.objects.values("structure")):
        today = now().astimezone(ZoneInfo(house.zone)).date()
        Passing.objects.filter(structure=house, day__lt=today).delete()
