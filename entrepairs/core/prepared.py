"""Queries that pages ask again and again: Django writes their SQL once, then only the values change (ADR 0023).

Building and compiling a query costs more than asking it: two thirds of the time of a page of twelve queries."""

import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from itertools import count
from typing import Any, Generic, TypeVar, TypeVarTuple, Unpack
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DateTimeField, Expression, Field, Model, QuerySet, TextField, UUIDField
from django.db.models.sql.compiler import SQLCompiler

from entrepairs.core import clock

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
        return self.adapter.get_db_prep_value(values[self.place], connection)


class Holes(Hole):
    """Where any number of keys will come, as the right side of « in »."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "(SELECT value FROM json_each(%s))", (self,)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "(SELECT unnest(%s::uuid[]))", (self,)

    def adapted(self, values: list[Any], connection: BaseDatabaseWrapper) -> Any:
        keys = [self.adapter.get_db_prep_value(key, connection) for key in values[self.place]]
        return keys if connection.vendor == "postgresql" else json.dumps(keys)


class _Written:
    """A query with holes, and its SQL."""

    def __init__(self, query: "QuerySet[Any, Any]", here: BaseDatabaseWrapper) -> None:
        self.query, self.compiler = query, query.query.get_compiler(connection=here)
        self.sql, self.params = self.compiler.as_sql()
        self.converters: Any = None

    def adapted(self, values: list[Any], here: BaseDatabaseWrapper) -> tuple[Any, ...]:
        return tuple(one.adapted(values, here) if isinstance(one, Hole) else one for one in self.params)

    def rows(self, values: list[Any], here: BaseDatabaseWrapper) -> list[Any]:
        with here.cursor() as cursor:
            cursor.execute(self.sql, self.adapted(values, here))
            found = cursor.fetchall()
        if not found:
            return []
        compiler, asked, query = _twin(self.compiler), _twin(self.query), _twin(self.query.query)
        compiler.connection = here
        compiler.execute_sql = lambda *_args, **_kwargs: [found]
        compiler.get_converters = self._converters
        query.get_compiler = lambda *_args, **_kwargs: compiler
        asked._query = query
        return list(asked._iterable_class(asked))

    def _converters(self, expressions: Any) -> Any:
        """How columns become values: always the same ones."""
        if self.converters is None:
            self.converters = self.compiler.get_converters(expressions)
        return self.converters


def _twin(thing: Any) -> Any:
    """The same, without what it copies of itself when Django is asked to: it is only read."""
    twin = object.__new__(type(thing))
    twin.__dict__.update(thing.__dict__)
    return twin


def _kind(value: Any, values: list[Any]) -> Hashable:
    """What the query depends on; puts the values of holes at the end of `values`, in order."""
    match value:
        case None | bool():
            return value
        case tuple():
            return tuple(_kind(one, values) for one in value)
        case Model():
            values.append(value.pk)
        case UUID() | date() | str() | frozenset() | list():
            values.append(value)
        case _ if is_dataclass(value):
            return type(value), *(_kind(getattr(value, one.name), values) for one in fields(value))
        case _:
            raise TypeError(f"{type(value).__name__}: not a value of a prepared query")
    return type(value).__name__


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
