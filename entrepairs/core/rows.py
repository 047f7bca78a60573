"""What a prepared query found, from columns to rows: those that Django makes, with what never changes worked out once.

A page of a thread reads some sixty rows. Django asks each of its fields and tells each of its signals, none of which
listens here; that alone was a tenth of the page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet
from django.db.models.base import ModelState
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler

Columns = Sequence[Any]
Read = Callable[[Columns], Any]


def row_reader(query: "QuerySet[Any, Any]", compiler: SQLCompiler) -> Callable[[Iterable[Columns]], list[Any]]:
    """For this query, once `compiler` has written it. KeyError for another shape of rows: dicts, named tuples."""
    read = READERS[query._iterable_class](compiler)
    converters = compiler.get_converters([column for column, *_ in compiler.select or ()])
    if not converters:
        return lambda found: list(map(read, found))
    return lambda found: list(map(read, compiler.apply_converters(found, converters)))


def _whole(compiler: SQLCompiler) -> Read:
    """Models, with what `annotate` adds."""
    info: Any = compiler.klass_info
    one, added = _Instance(info, compiler.select or []), list((compiler.annotation_col_map or {}).items())

    def read(row: Columns) -> Any:
        made = one(row)
        for name, place in added:
            setattr(made, name, row[place])
        return made

    return read if added else one


READERS: dict[type, Callable[[SQLCompiler], Read]] = {
    ModelIterable: _whole,
    ValuesListIterable: lambda _compiler: tuple,
    FlatValuesListIterable: lambda _compiler: lambda row: row[0],
}


class _Instance:
    """A row of a model, with the rows that `select_related` brings. What was not asked for is read when it is looked
    at, as ever."""

    def __init__(self, info: dict[str, Any], select: Sequence[Any]) -> None:
        columns = info["select_fields"]
        self.model, self.first, self.last = info["model"], columns[0], columns[-1] + 1
        self.names = [column.target.attname for column, *_ in select[self.first : self.last]]
        self.key = self.first + self.names.index(self.model._meta.pk.attname)
        self.around = [
            (_Instance(one, select), one["local_setter"], one["remote_setter"])
            for one in info.get("related_klass_infos", ())
        ]

    def __call__(self, row: Columns) -> Any:
        if row[self.key] is None:
            return None
        made = object.__new__(self.model)
        made.__dict__ = dict(zip(self.names, row[self.first : self.last], strict=True))
        made._state = state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        for instance, set_here, set_there in self.around:
            set_here(made, other := instance(row))
            if other is not None:
                set_there(other, made)
        return made
