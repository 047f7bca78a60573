"""A new key for the key ring: every data key is wrapped again, then the former key goes.

Private text is not touched: only the 40 bytes that wrap each data key. It may be interrupted at any moment and run
again: the ring keeps the former key until no data key needs it. The site may stay open meanwhile."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from entrepairs.core.crypto import key_ring
from entrepairs.core.models import DataKey

BATCH = 500


def begin_rotation() -> str:
    """Name of the key to wrap with: a new one, or the newest when it was made by a rotation that did not end."""
    ring, begun = key_ring(), _begun()
    if begun.exists() and begun.read_text() == ring.newest:
        return ring.newest
    name = ring.add()
    begun.write_text(name)
    return name


def _begun() -> Path:
    """Beside the ring: name of the key that a rotation is wrapping with. Not secret."""
    return Path(settings.KEY_FILE).with_suffix(".rotation")


def rewrap_all() -> Iterator[int]:
    """Wrap with the newest key, batch by batch; yields how many rows each batch had."""
    while done := rewrap_batch():
        yield done


@transaction.atomic
def rewrap_batch() -> int:
    stale = DataKey.objects.select_for_update().exclude(wrapped_by=key_ring().newest).order_by("pk")
    rows = list(stale[:BATCH])
    for row in rows:
        row.wrapped_by, row.wrapped = key_ring().wrap(row.secret)
    DataKey.objects.bulk_update(rows, ["wrapped_by", "wrapped"])
    return len(rows)


@transaction.atomic
def end_rotation() -> bool:
    """Drop the former keys, unless a data key was made with one of them meanwhile (False: wrap again).

    Nobody writes a data key while this looks: SQLite has one writer, PostgreSQL is asked to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(DataKey._meta.db_table)} IN EXCLUSIVE MODE")
    if DataKey.objects.exclude(wrapped_by=key_ring().newest).exists():
        return False
    key_ring().keep_only_newest()
    _begun().unlink(missing_ok=True)
    return True
