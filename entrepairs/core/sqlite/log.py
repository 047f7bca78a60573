"""The write-ahead log of SQLite keeps a copy of pages that have been erased since, until it is emptied."""

from django.db import connection

PATIENCE_MS = 1_000


def empty_log() -> None:
    """Bring the log into the file, where `secure_delete` has written zeros, and cut it to nothing.

    A long reader (a backup) keeps it from doing so: writers then wait PATIENCE_MS, no more, and the next call does it.
    Call it outside a transaction. Nothing to do on another database."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
