"""The day before and the hour before, a neutral word to those who have a seat. Never about a time that one missed."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django_tasks import task

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.room import BEFORE
from entrepairs.agenda.tasks.telling import tell_one
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every

A_DAY = timedelta(days=1)
START = F("gathering__starts_at")


@every(minutes=10)
@task()
def remind_signups() -> None:
    """Each is told once the day before, unless they signed up within these hours, and once the hour before."""
    at = now()
    going = Signup.objects.filter(state=Signup.State.GOING, gathering__starts_at__gt=at)
    going = going.exclude(gathering__state=Gathering.State.CANCELLED).select_related("gathering", "person")
    soon = Q(reminded_at=None) | Q(reminded_at__lt=START - BEFORE)
    for signup in going.filter(soon, gathering__starts_at__lte=at + BEFORE, asked_at__lt=START - BEFORE):
        _remind(signup, "gathering_soon")
    tomorrow = Q(reminded_at=None) | Q(reminded_at__lt=START - A_DAY)
    day = going.filter(tomorrow, gathering__starts_at__gt=at + BEFORE, gathering__starts_at__lte=at + A_DAY)
    for signup in day.filter(asked_at__lt=START - A_DAY):
        _remind(signup, "gathering_tomorrow")


@transaction.atomic
def _remind(signup: Signup, kind: str) -> None:
    unchanged = Signup.objects.filter(pk=signup.pk, state=Signup.State.GOING, reminded_at=signup.reminded_at)
    if unchanged.update(reminded_at=now()):
        tell_one(signup, kind)
