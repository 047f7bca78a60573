"""Queries that pages ask again and again: Django writes their SQL once, then only the values change (ADR 0023).

Building and compiling a query costs more than asking it: two thirds of the time of a page of twelve queries."""

import json
import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import count
from types import NoneType
from typing import Any, Generic, TypeVar, TypeVarTuple, Unpack, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DateTimeField, Expression, Field, Model, QuerySet, TextField, UUIDField
from django.db.models.sql.compiler import SQLCompiler
from psycopg.sql import Literal

from entrepairs.core import clock
from entrepairs.core.rows import row_reader

A = TypeVarTuple("A")
R = TypeVar("R")
FIELDS: dict[type, Field[Any, Any]] = {
    UUID: UUIDField(),
    datetime: DateTimeField(),
    str: TextField(),
    date: DateField(),
}


class Prepared(Generic[*A, R]):
    """A query to ask with values: `rows = asked(…)`, `row = asked.first(…)`."""

    def __init__(self, build: Callable[[Unpack[A]], "QuerySet[Any, R]"]) -> None:
        self.build = build
        self.written: dict[Hashable, _Written] = {}

    def __call__(self, *args: *A) -> list[R]:
        written, values, here = self._asked(args)
        return written.rows(values, here)

    def _asked(self, args: tuple[Any, ...]) -> "tuple[_Written, list[Any], BaseDatabaseWrapper]":
        values: list[Any] = [clock.now()]
        kind, here = _kind(args, values), connections[DEFAULT_DB_ALIAS]
        if (here.vendor, kind) not in self.written:
            self.written[here.vendor, kind] = _Written(self._built(args), here)
        return self.written[here.vendor, kind], values, here

    def first(self, *args: *A) -> R | None:
        return next(iter(self(*args)), None)

    def _built(self, args: tuple[Any, ...]) -> "QuerySet[Any, R]":
        places = count()
        moment: Any = Hole(next(places), FIELDS[datetime])  # of a call
        with clock.at(moment):
            return self.build(*_holed(args, places))


def prepared(build: Callable[[Unpack[A]], "QuerySet[Any, R]"]) -> Prepared[*A, R]:
    """The rows of the query that `build` gives for these values; `build` runs once for each kind of arguments.

    Its arguments stand in the query and nothing else: keys, texts, moments, days, sets or lists of keys, rows (for
    their key), dataclasses of these. What changes the query itself is given as a bool or None. `clock.now()` read
    inside gives the moment of each call. Reads only, on the default database."""
    return Prepared(build)


class Hole(Expression):
    """Where a value will come: the `place`th of a call. `adapter`: how the database wants it."""

    def __init__(self, place: int, adapter: "Field[Any, Any]") -> None:
        super().__init__()
        self.place, self.adapter = place, adapter

    @property
    def pk(self) -> "Hole":
        """Of a row, only its key is in a query."""
        return self

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def adapted(self, values: list[Any], connection: BaseDatabaseWrapper) -> Any:
        """PostgreSQL takes them as they are."""
        value = values[self.place]
        return value if connection.vendor == "postgresql" else self.adapter.get_db_prep_value(value, connection)


class Holes(Hole):
    """Where any number of keys will come, as the right side of « in »."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "(SELECT value FROM json_each(%s))", (self,)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "(SELECT unnest(%s::uuid[]))", (self,)

    def adapted(self, values: list[Any], connection: BaseDatabaseWrapper) -> Any:
        keys = values[self.place]
        if connection.vendor == "postgresql":
            return f"{{{','.join(map(str, keys))}}}"
        return json.dumps([self.adapter.get_db_prep_value(key, connection) for key in keys])


class _Written:
    """A query with holes: its SQL, and how what it finds is read."""

    def __init__(self, query: "QuerySet[Any, Any]", here: BaseDatabaseWrapper) -> None:
        compiler = query.query.get_compiler(connection=here)
        sql, params = cast("tuple[str, Sequence[Any]]", compiler.as_sql())
        self.sql, self.params = _with_constants(sql, params, here) if here.vendor == "postgresql" else (sql, params)
        self.read = row_reader(query, compiler)

    def rows(self, values: list[Any], here: Any) -> list[Any]:
        cursor = here.cursor_for(self.sql)
        cursor.execute(self.sql, self._filled(values, here))
        return self.read(cursor.fetchall())

    def _filled(self, values: list[Any], here: BaseDatabaseWrapper) -> list[Any]:
        return [one.adapted(values, here) if isinstance(one, Hole) else one for one in self.params]


def _with_constants(sql: str, params: Sequence[Any], here: Any) -> tuple[str, Sequence[Any]]:
    """What never changes, written in the text: PostgreSQL then knows it when it plans once for all calls, and finds the
    index of a part of a table."""
    given = iter(params)

    def written(sign: re.Match[str]) -> str:
        if sign[0] == "%%" or isinstance(value := next(given), Hole):
            return sign[0]
        return Literal(value).as_string(here.connection).replace("%", "%%")

    return re.sub("%%|%s", written, sql), [one for one in params if isinstance(one, Hole)]


def _kind(value: Any, values: list[Any]) -> Hashable:
    """What the query depends on; puts the values of holes at the end of `values`, in order."""
    kind = value.__class__
    match _role(kind):
        case "same":
            return cast(Hashable, value)
        case "many":
            return tuple([_kind(one, values) for one in value])
        case "row":
            values.append(value.pk)
        case "value":
            values.append(value)
        case parts:
            return kind, *[_kind(getattr(value, name), values) for name in parts]
    return cast(str, kind.__name__)


@cache
def _role(kind: type) -> str | tuple[str, ...]:
    """What values of this class are to a query; of a dataclass, the names of its fields."""
    if issubclass(kind, bool | NoneType):
        return "same"
    if issubclass(kind, tuple):
        return "many"
    if issubclass(kind, Model):
        return "row"
    if issubclass(kind, UUID | date | str | frozenset | list):
        return "value"
    if is_dataclass(kind):
        return tuple(one.name for one in fields(kind))
    raise TypeError(f"{kind.__name__}: not a value of a prepared query")


def _holed(value: Any, places: Iterator[int]) -> Any:
    """The same with holes in the place of values, in the same order."""
    match value:
        case None | bool():
            return value
        case tuple():
            return tuple(_holed(one, places) for one in value)
        case frozenset() | list():
            return Holes(next(places), FIELDS[UUID])
        case Model():
            return Hole(next(places), FIELDS[UUID])
        case UUID() | date() | str():
            return Hole(next(places), next(field for kind, field in FIELDS.items() if isinstance(value, kind)))
        case _:
            return replace(value, **{one.name: _holed(getattr(value, one.name), places) for one in fields(value)})
