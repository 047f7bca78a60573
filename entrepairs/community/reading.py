"""Pages of a list without counts: a cursor says where one is, whatever has moved since."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

PAGE = 25


@dataclass(frozen=True)
class Cursor:
    """A moment and a key: a place in a list ordered by both."""

    at: datetime | None = None
    pk: UUID | None = None

    def __str__(self) -> str:
        return f"{self.at.timestamp():.6f}.{self.pk}" if self.at else ""


def cursor(asked: str) -> Cursor:
    """What `str(Cursor)` wrote; the beginning of the list when it is nothing of the kind."""
    seconds, _dot, rest = asked.partition(".")
    micro, _dot, key = rest.partition(".")
    try:
        at = datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(micro))
        return Cursor(at, UUID(key))
    except (ValueError, OverflowError, OSError):
        return Cursor()
