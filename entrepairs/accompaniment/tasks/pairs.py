"""What the days bring to a pair: the question of three weeks, a silence of seven days."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django_tasks import task

from entrepairs.accompaniment.models import Accompaniment, CheckIn, Participant
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every
from entrepairs.people.actions.notices import notify
from entrepairs.structures.rules import coordinators

SILENCE = timedelta(days=7)


@every(minutes=60)
@task()
def ask_check_ins() -> None:
    """Ask each question whose day has come, once."""
    due = CheckIn.objects.filter(due_at__lte=now(), asked_at=None).exclude(
        accompaniment__state=Accompaniment.State.ENDED
    )
    for check_in in due.select_related("accompaniment"):
        with transaction.atomic():
            if CheckIn.objects.filter(pk=check_in.pk, asked_at=None).update(asked_at=now()):
                _ask(check_in)


def _ask(check_in: CheckIn) -> None:
    seekers = check_in.accompaniment.participants.filter(role=Participant.Role.SEEKER, left_at=None)
    for seeker in seekers.select_related("person"):
        if seeker.person is not None:
            notify(seeker.person, "check_in", reverse("accompaniment:check_in", args=[check_in.pk]))


@every(minutes=60)
@task()
def tell_silences() -> None:
    """Tell the coordinators of a pair where nobody wrote for seven days; once per silence."""
    since = now() - SILENCE
    silent = Accompaniment.objects.filter(state__in=["beginning", "active"]).filter(
        Q(last_written_at__lte=since) | Q(last_written_at=None, began_at__lte=since)
    )
    fresh = silent.filter(Q(nudged_at=None) | Q(nudged_at__lt=F("last_written_at")))
    for accompaniment in fresh.select_related("structure"):
        with transaction.atomic():
            Accompaniment.objects.filter(pk=accompaniment.pk).update(nudged_at=now())
            for coordinator in coordinators(accompaniment.structure):
                notify(coordinator, "pair_silent", "/coordination/")
