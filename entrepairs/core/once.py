"""What is heavy to load is loaded once, also when several people are the first to need it."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar

T = TypeVar("T")
LOADS: list[Callable[[], object]] = []


def once(load: Callable[[], T]) -> Callable[[], T]:
    """`functools.cache`, but for a function without argument that must never run twice: in threads that ask at the same
    moment, the others wait for the first. What it raises is not kept."""
    lock, kept = Lock(), list[T]()

    @wraps(load)
    def loaded() -> T:
        if not kept:
            with lock:
                if not kept:
                    kept.append(load())
        return kept[0]

    LOADS.append(loaded)
    return loaded


def load_all() -> None:
    """Now rather than when it is asked for: before one process becomes several, which then share it."""
    for loaded in LOADS:
        loaded()
