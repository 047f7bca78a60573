"""Every table as lines of JSON, the same from SQLite and from PostgreSQL, and back into either.

The first line of a table names its columns; each other line is one row, in the order of the primary key."""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

BATCH = 500
Column = models.Field[Any, Any]


class RowEncoder(DjangoJSONEncoder):
    """Bytes as base 64, microseconds kept: what `Field.to_python` reads back."""

    def default(self, o: Any) -> Any:
        if isinstance(o, bytes | memoryview):
            return base64.b64encode(bytes(o)).decode()
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read inside is of one moment, and nobody waits: neither writers nor readers.

    Inside a transaction that is already open, that transaction is the moment."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def every_model() -> list[type[models.Model]]:
    """Each model that owns a table, links between tables included, by table name."""
    owners = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]
    return sorted(owners, key=lambda model: model._meta.db_table)


def columns_of(model: type[models.Model]) -> list[Column]:
    return list(model._meta.local_concrete_fields)


def applied_migrations() -> list[str]:
    """« app.name » of each migration in the database: two houses with the same list have the same tables."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def dump_table(model: type[models.Model], file: IO[bytes]) -> int:
    """Write the table to `file`; the number of rows."""
    names = [column.attname for column in columns_of(model)]
    count = 0
    file.write(_line(names))
    for row in model._base_manager.order_by("pk").values_list(*names).iterator(BATCH):
        file.write(_line(row))
        count += 1
    return count


def load_table(model: type[models.Model], file: Iterable[bytes]) -> int:
    """Insert the rows of a dump, as they were: no default, no « now ». The number of rows.

    Raises ValueError when the columns are not those of the model."""
    lines = iter(file)
    columns = columns_of(model)
    if json.loads(next(lines)) != [column.attname for column in columns]:
        raise ValueError(model._meta.db_table)
    quoted = ", ".join(connection.ops.quote_name(str(column.column)) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    insert = f"INSERT INTO {table} ({quoted}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608 - names of ours
    count = 0
    with connection.cursor() as cursor:
        while batch := [_values(columns, line) for line in islice(lines, BATCH)]:
            cursor.executemany(insert, batch)
            count += len(batch)
    return count


@transaction.atomic
def empty_every_table() -> None:
    with connection.cursor() as cursor:
        for model in every_model():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - a name of ours


def reset_sequences() -> None:
    """The next numbered row comes after the highest one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every_model()):
            cursor.execute(statement)


def _line(row: Any) -> bytes:
    return json.dumps(row, cls=RowEncoder, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _values(columns: list[Column], line: bytes) -> list[Any]:
    read = zip(columns, json.loads(line), strict=True)
    return [column.get_db_prep_save(column.to_python(value), connection) for column, value in read]
