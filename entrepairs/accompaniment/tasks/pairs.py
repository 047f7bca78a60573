"""What the days bring to a pair: the question of three weeks, a silence of seven days."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django_tasks import task

from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, CheckIn, Participant
from entrepairs.accompaniment.rules.pauses import overseers
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every
from entrepairs.people.actions.notices import notify

SILENCE = timedelta(days=7)
GOING_ON = [Accompaniment.State.BEGINNING, Accompaniment.State.ACTIVE]


@every(minutes=60)
@task()
def ask_check_ins() -> None:
    """Ask each question whose day has come, once; in a pause it waits for the return."""
    due = CheckIn.objects.filter(due_at__lte=now(), asked_at=None, accompaniment__state__in=GOING_ON)
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
def tell_unanswered_check_ins() -> None:
    """The person has not answered for seven days: the coordinators are told, once. Nobody presses the person."""
    waiting = CheckIn.objects.filter(asked_at__lte=now() - SILENCE, answer="", nudged_at=None)
    for check_in in waiting.filter(accompaniment__state__in=GOING_ON).select_related("accompaniment__structure"):
        with transaction.atomic():
            if CheckIn.objects.filter(pk=check_in.pk, nudged_at=None).update(nudged_at=now()):
                tell_overseers(check_in.accompaniment, "check_in_waits")


@every(minutes=60)
@task()
def tell_silences() -> None:
    """Tell the coordinators of a pair where nobody wrote for seven days; once per silence. A return from a pause
    counts as a word."""
    since = now() - SILENCE
    silent = Accompaniment.objects.filter(state__in=GOING_ON).filter(
        Q(last_written_at__lte=since) | Q(last_written_at=None, began_at__lte=since)
    )
    silent = silent.exclude(pk__in=AccompanimentPause.objects.filter(ended_at__gt=since).values("accompaniment"))
    fresh = silent.filter(Q(nudged_at=None) | Q(nudged_at__lt=F("last_written_at")))
    for accompaniment in fresh.select_related("structure"):
        with transaction.atomic():
            Accompaniment.objects.filter(pk=accompaniment.pk).update(nudged_at=now())
            tell_overseers(accompaniment, "pair_silent")


def tell_overseers(accompaniment: Accompaniment, kind: str) -> None:
    """A word to the coordinators of the house who are no part of the pair."""
    for coordinator in overseers(accompaniment):
        notify(coordinator, kind, "/coordination/")
