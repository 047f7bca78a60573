"""Writers of one process wait in the order in which they came, and none is lost."""

import threading
import time

import pytest
from django.db import IntegrityError, connection

from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.sqlite.base import FairLock
from entrepairs.core.tests.bases import only_on
from entrepairs.people.models import Consent


def test_the_lock_is_given_in_the_order_it_was_asked():
    lock, order = FairLock(), []

    def write(number: int) -> None:
        lock.acquire()
        order.append(number)
        lock.release()

    lock.acquire()
    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for waiting, thread in enumerate(threads, start=1):
        thread.start()
        while len(lock._queue) < waiting:
            time.sleep(0.001)
    lock.release()
    for thread in threads:
        thread.join()

    assert order == list(range(8))


def test_a_released_lock_can_be_taken_again():
    lock = FairLock()
    lock.acquire()
    lock.release()
    lock.acquire()
    assert lock._held


@pytest.mark.django_db(transaction=True)
@only_on("sqlite", "the lock is for SQLite")
def test_a_commit_that_fails_keeps_its_turn_until_it_is_rolled_back():
    lock = connection._lock()
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    Consent.objects.create(person_id=new_id(), purpose="mail", given_at=now())

    with pytest.raises(IntegrityError):
        connection.commit()
    assert lock._held
    connection.rollback()
    assert not lock._held
    connection.set_autocommit(True)
