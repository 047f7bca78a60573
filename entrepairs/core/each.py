"""One thing after the other: what goes wrong with one keeps no other waiting."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def for_each(things: Iterable[T], act: Callable[[T], object]) -> None:
    """`act` on all of them; then raise, as one ExceptionGroup, whatever went wrong."""
    wrong = []
    for thing in things:
        try:
            act(thing)
        except Exception as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("not all could be done", wrong)
