"""Threads that answer browsers are on one core, and free again afterwards."""

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor

from entrepairs.core import one_core
from entrepairs.core.one_core import OneCore
from entrepairs.core.tests.processes import linux


def where(thread: int) -> set[int]:
    return os.sched_getaffinity(thread)


@linux
def test_threads_that_join_follow_the_loop_and_are_free_in_the_end(monkeypatch):
    monkeypatch.setattr(one_core, "CHOICE_SECONDS", 0.02)
    monkeypatch.setattr(one_core, "AGAIN_SECONDS", 0.02)
    anywhere, together, seen = where(0), OneCore(), []
    ended = threading.Thread(target=together.join)
    ended.start()
    ended.join()

    async def life() -> None:
        keeping = asyncio.create_task(together.keep())
        for _ in range(50):
            await asyncio.sleep(0.01)
            seen.append((where(0), where(thread)))
        keeping.cancel()

    with ThreadPoolExecutor(1, initializer=together.join) as pool:
        thread = pool.submit(threading.get_native_id).result()
        asyncio.run(life())
        assert where(thread) == where(0) == anywhere

    assert any(loop == other and len(loop) == 1 for loop, other in seen), "together"
    assert any(loop == anywhere for loop, _other in seen), "and chosen again"
