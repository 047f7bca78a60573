"""Writers of one process wait in the order in which they came, and none is lost."""

import threading
import time

from entrepairs.core.sqlite.base import FairLock


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
