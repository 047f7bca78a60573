"""What time erases: accounts asked to end, accounts silent for long, rows that have lived long enough."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.models import Entry
from entrepairs.core.sqlite.log import empty_log
from entrepairs.jobs.periodic import daily, every
from entrepairs.people.models import Consent, Erasure, Notice, Person, Sleep, Tries
from entrepairs.people.tasks.erasing import erase_person
from entrepairs.people.tasks.telling import notify

SILENCE = timedelta(days=730)
WARNING = timedelta(days=30)
YEAR = timedelta(days=365)
READ_NOTICES = timedelta(days=90)


@every(minutes=15)
@task()
def erase_due() -> None:
    """Erase the accounts whose hour has come, and what a reader kept in the log after an earlier erasure."""
    for erasure in Erasure.objects.due(now()).select_related("person"):
        erase_person(erasure)
    transaction.on_commit(empty_log)


@daily(at="03:40")
@task()
def look_after_sleepers() -> None:
    """Tell the people silent for two years; erase those still silent 30 days after; leave those who came back."""
    at = now()
    awake_since = (at - SILENCE).date().replace(day=1)
    Sleep.objects.exclude(person__last_month__lt=awake_since).delete()
    for sleep in Sleep.objects.filter(erase_after__lte=at).select_related("person"):
        erase_person(Erasure.objects.create(person=sleep.person, keep_shared=True, asked_at=at, due_at=at))
    for person in Person.objects.filter(last_month__lt=awake_since).exclude(pk__in=Sleep.objects.values("person")):
        Sleep.objects.create(person=person, told_at=at, erase_after=at + WARNING)
        notify(person, "account_asleep", reverse("people:my_data"))


@daily(at="03:20")
@task()
def forget_old_rows() -> None:
    """Read notices after 90 days; withdrawn consents, receipts and lines of the journal after a year; old counts."""
    at = now()
    Tries.objects.filter(expires__lt=at).delete()
    Notice.objects.filter(read_at__lt=at - READ_NOTICES).delete()
    Consent.objects.filter(withdrawn_at__lt=at - YEAR).delete()
    Entry.objects.filter(at__lt=at - YEAR).delete()
    Erasure.objects.pending().filter(person=None).delete()
    Erasure.objects.filter(done_at__lt=at - YEAR).delete()
    Erasure.objects.filter(cancelled_at__lt=at - YEAR).delete()
