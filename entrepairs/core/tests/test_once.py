"""What is heavy is loaded once, whoever asks first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from entrepairs.core.once import once


def test_those_who_ask_at_the_same_moment_wait_for_the_first():
    together, loads = Barrier(4), []

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


def test_a_failure_is_not_kept():
    answers = iter([OSError("gone"), "there"])

    @once
    def read() -> str:
        if isinstance(answer := next(answers), OSError):
            raise answer
        return answer

    with pytest.raises(OSError, match="gone"):
        read()
    assert read() == read() == "there"


def test_nothing_is_an_answer_too():
    loads = []
    nothing = once(lambda: loads.append(1))

    assert (nothing(), nothing(), len(loads)) == (None, None, 1)
