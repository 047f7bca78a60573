"""The day before and the hour before, a neutral word to those who have a seat; two hours before, to those who still
wait for one. Never about a time that one missed."""

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
TWO_HOURS = timedelta(hours=2)
"""There is still time to do something else, and little chance left."""
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


@every(minutes=10)
@task()
def tell_who_waits() -> None:
    """Those who have waited until then, once; of a course, before the first session that they would have come to."""
    at = now()
    soon = {"gathering__starts_at__gt": at, "gathering__starts_at__lte": at + TWO_HOURS}
    rows = Signup.objects.filter(**soon, state=Signup.State.WAITING, reminded_at=None, asked_at__lt=START - TWO_HOURS)
    told = Signup.objects.filter(course__isnull=False, reminded_at__isnull=False).values("course")
    rows = rows.exclude(gathering__state=Gathering.State.CANCELLED).exclude(course__in=told)
    for signup in rows.select_related("gathering", "person"):
        _remind(signup, "seat_none")


@transaction.atomic
def _remind(signup: Signup, kind: str) -> None:
    unchanged = Signup.objects.filter(pk=signup.pk, state=signup.state, reminded_at=signup.reminded_at)
    if unchanged.update(reminded_at=now()):
        tell_one(signup, kind)
