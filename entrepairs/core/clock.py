"""The time of every act. One door, so that tests and the demo can move the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_MOVED: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """Aware datetime, UTC."""
    return _MOVED.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is done inside happens at `moment` (aware), for this thread only.

    For the demonstration house, which has a past; no request ever moves the clock."""
    token = _MOVED.set(moment)
    try:
        yield
    finally:
        _MOVED.reset(token)
