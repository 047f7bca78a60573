"""What is heavy is loaded once, whoever asks first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from entrepairs.core.once import once


def test_those_who_ask_at_the_same_moment_wait_for_the_first() -> None:
    together = Barrier(4)
    loads: list[int] = []

    @once
    def heavy() -> object:
        loads.append(1)
        return object()

    def ask() -> object:
        together.wait(timeout=10)
        return heavy()

    with ThreadPoolExecutor(4) as threads:
        found = [future.result() for future in [threads.submit(ask) for _ in range(4)]]

    assert len(loads) == 1
    assert len(set(map(id, found))) == 1


def test_a_failure_is_not_kept() -> None:
    fails = iter([True, False])

    @once
    def read() -> str:
        if next(fails):
            raise OSError("gone")
        return "there"

    with pytest.raises(OSError, match="gone"):
        read()
    assert read() == read() == "there"


def test_nothing_is_an_answer_too() -> None:
    loads: list[int] = []

    @once
    def nothing() -> None:
        loads.append(1)

    nothing()
    nothing()
    assert len(loads) == 1
