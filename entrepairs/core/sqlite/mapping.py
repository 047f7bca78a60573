"""Long work that goes through the whole database once: its pages are read, not mapped into the memory of this process.

Mapped, they count as memory of the process: up to `mmap_size` (128 MiB) in each connection."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def not_mapped() -> Iterator[None]:
    """For this connection, until the end. Nothing on PostgreSQL."""
    before = _mapped(0)
    try:
        yield
    finally:
        _mapped(before)


def _mapped(most: int) -> int:
    """Map at most so many bytes; what it was until now."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        before = int(cursor.execute("PRAGMA mmap_size").fetchone()[0])
        cursor.execute(f"PRAGMA mmap_size={most:d}")
    return before
