"""How an account ends. The person or the calendar decides when: actions/erasures.py, tasks/retention.py."""

from datetime import timedelta

from django.db import transaction

from entrepairs.core import privacy
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.sqlite.log import empty_log
from entrepairs.people.events import person_erasing
from entrepairs.people.models import Erasure, Person

DELAY = timedelta(hours=48)


@transaction.atomic
def erase_person(erasure: Erasure) -> None:
    """Erase the account, what each app holds, and the data key: what it sealed is unreadable everywhere at once.

    `keep_shared`: words written with someone stay for that someone. Does nothing when already done or cancelled."""
    erasure = Erasure.objects.select_for_update(of=("self",)).select_related("person").get(pk=erasure.pk)
    if erasure.done_at or erasure.cancelled_at or erasure.person is None:
        return
    person = erasure.person
    person_erasing.send(sender=Person, person=person, keep_shared=erasure.keep_shared)
    privacy.erase(person, erasure.keep_shared)
    key = person.data_key_id
    Person.objects.filter(pk=person.pk).delete()
    DataKey.objects.filter(pk=key).delete()
    Erasure.objects.filter(pk=erasure.pk).update(done_at=now(), person=None)
    journal(None, "person.erased", erasure)
    transaction.on_commit(empty_log)
