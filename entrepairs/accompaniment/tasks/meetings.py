"""The day before a meeting, a neutral word to those who meet."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django_tasks import task

from entrepairs.accompaniment.models import Accompaniment, Meeting
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every
from entrepairs.people.tasks.telling import notify

A_DAY = timedelta(days=1)


@every(minutes=30)
@task()
def remind_meetings() -> None:
    """Confirmed meetings of the coming 24 hours, unless they were settled within these hours. Each is told once."""
    soon = Meeting.objects.filter(
        state=Meeting.State.CONFIRMED,
        reminded_at=None,
        starts_at__gt=now(),
        starts_at__lte=now() + A_DAY,
        changed_at__lt=F("starts_at") - A_DAY,
    ).exclude(accompaniment__state=Accompaniment.State.ENDED)
    for meeting in soon.select_related("accompaniment"):
        _remind(meeting)


@transaction.atomic
def _remind(meeting: Meeting) -> None:
    if not Meeting.objects.filter(pk=meeting.pk, reminded_at=None).update(reminded_at=now()):
        return
    path = reverse("accompaniment:meetings", args=[meeting.accompaniment_id])
    present = meeting.accompaniment.participants.filter(left_at=None, person__isnull=False)
    for participant in present.select_related("person"):
        if participant.person is not None:
            notify(participant.person, "meeting_soon", path)
