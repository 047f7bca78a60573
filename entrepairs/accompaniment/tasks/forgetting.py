"""Words do not outlive their use: a year after the end, what two people wrote to each other is erased."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task

from entrepairs.accompaniment.models import Accompaniment, Ending, Feedback, Meeting, Message, Participant, Request
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey, Entry
from entrepairs.jobs.periodic import daily
from entrepairs.people.tasks.telling import notify

YEAR = timedelta(days=365)
WARNING = timedelta(days=30)
TOLD = "accompaniment.forgetting_told"


@daily(at="03:10")
@task()
def forget_old_words() -> None:
    """Tell both thirty days before; then erase. Nothing is erased that was not told."""
    at = now()
    told = Entry.objects.filter(verb=TOLD)
    ended = Accompaniment.objects.filter(state=Accompaniment.State.ENDED).exclude(data_key=None)
    for accompaniment in ended.filter(ended_at__lte=at - YEAR + WARNING).exclude(pk__in=_things(told)):
        tell_forgetting(accompaniment)
    for accompaniment in ended.filter(ended_at__lte=at - YEAR, pk__in=_things(told.filter(at__lte=at - WARNING))):
        forget(accompaniment)
    over = Q(accompaniment=None) | Q(accompaniment__ended_at__lte=at - YEAR)
    Request.objects.filter(over, closed_at__lte=at - YEAR).delete()


@transaction.atomic
def tell_forgetting(accompaniment: Accompaniment) -> None:
    """« Copiez ce que vous voulez garder. » Once."""
    journal(None, TOLD, accompaniment)
    for participant in accompaniment.participants.filter(left_at=None).select_related("person"):
        if participant.person is not None:
            notify(participant.person, "pair_forgetting", accompaniment.get_absolute_url())


@transaction.atomic
def forget(accompaniment: Accompaniment) -> None:
    """All that was said and written there. That the pair existed stays, without a word."""
    erase_words(accompaniment.participants.all())
    erase_shared_words(accompaniment)


def erase_words(participants: QuerySet[Participant]) -> None:
    """Their messages and what they said of it afterwards are gone for everybody; the places in the talk stay empty."""
    messages = Message.objects.filter(participant__in=participants)
    messages.filter(removed_at=None).update(removed_at=now())
    messages.update(sealed_body=b"")
    Feedback.objects.filter(by__in=participants).delete()
    Ending.objects.filter(by__in=participants).update(sealed_last_word=b"")
    keys = participants.exclude(data_key=None).values_list("data_key", flat=True)
    DataKey.objects.filter(pk__in=list(keys)).delete()


def erase_shared_words(accompaniment: Accompaniment) -> None:
    """Notes, projects, frameworks, places of meetings, last word, and the key that sealed them."""
    accompaniment.notes.all().delete()
    accompaniment.projects.all().delete()
    accompaniment.frameworks.all().delete()
    Meeting.objects.filter(accompaniment=accompaniment).update(sealed_place=b"")
    Ending.objects.filter(accompaniment=accompaniment).update(sealed_last_word=b"")
    if accompaniment.data_key is not None:
        accompaniment.data_key.delete()


def _things(entries: QuerySet[Entry]) -> list[str]:
    return list(entries.values_list("thing", flat=True))
