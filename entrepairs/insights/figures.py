"""What a report is made of: figures with the sentence that says how each was counted, grids, tables, families. Pure.

All of it goes to JSON and back, so that a closed report reads the same for ever."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from entrepairs.insights.charts import Chart, bars
from entrepairs.insights.words import HIDDEN, Value, said


@dataclass(frozen=True)
class Correction:
    """A figure said by the house rather than counted, and why. `was`: what had been counted. `at`: ISO day."""

    value: Value
    was: Value
    reason: str
    by: str
    at: str


@dataclass(frozen=True)
class Figure:
    """One figure. `value`: None when there is not enough to say it; HIDDEN when it must not leave the house.

    `definition`: how it was counted. `completeness`: what it rests on, what lacks. `last`: the year before. `people`:
    it counts people. `missing`: what to do so that it can be said, empty when nothing lacks; `where`: the name of the
    page of the house where that is done. `at_least`: the truth is that or more. `words`: a fact, not a number.
    `follows`: figures without which it is not said outside. `rests_on`: that whose number is in `completeness`."""

    key: str
    label: str
    value: Value
    unit: str = ""
    definition: str = ""
    completeness: str = ""
    people: bool = False
    at_least: bool = False
    words: bool = False
    missing: str = ""
    where: str = ""
    follows: tuple[str, ...] = ()
    rests_on: str = ""
    last: Value = None
    correction: Correction | None = None

    @property
    def said(self) -> str:
        if self.value is None and self.words:
            return _("pas encore écrit")
        return said(self.value, self.unit, at_least=self.at_least)

    @property
    def said_before(self) -> str:
        return said(self.last, self.unit)

    @property
    def counted(self) -> str:
        """What had been counted, when the house says otherwise; empty when that is not to be said."""
        was = self.correction.was if self.correction else None
        return said(was, self.unit) if was is not None else ""

    @property
    def is_words(self) -> bool:
        """It is said in words; a number otherwise, also when it is not known yet."""
        return self.words or isinstance(self.value, str)

    @property
    def is_hidden(self) -> bool:
        return self.value == HIDDEN


@dataclass(frozen=True)
class Grid:
    """Numbers by row and column, with one definition for all. `columns` and `rows`: key and label.

    `people`: the columns that count people; `totals`: key of the figure that a column adds up to, when one does.
    `follows`: column → the column without which it is not said. Its cells are named « column:row »."""

    key: str
    title: str
    definition: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]
    cells: Mapping[str, Value]
    people: tuple[str, ...] = ()
    totals: Mapping[str, str] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)
    is_chart: bool = False

    @property
    def lines(self) -> list[tuple[str, list[Value]]]:
        """Label of each row, and its values."""
        columns = [key for key, _label in self.columns]
        return [(label, [self.cells.get(f"{column}:{row}") for column in columns]) for row, label in self.rows]

    @property
    def said(self) -> list[tuple[str, list[str]]]:
        """The same, as it is printed."""
        return [(label, ["–" if value is None else said(value) for value in values]) for label, values in self.lines]

    @property
    def chart(self) -> Chart | None:
        """Its first column, drawn."""
        if not self.is_chart:
            return None
        return bars([(label, values[0]) for label, values in self.lines])


@dataclass(frozen=True)
class Table:
    """Facts in lines: posts, conventions. Nobody is named in them. `empty`: what is said when there are none."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    empty: str = ""
    missing: str = ""
    where: str = ""


@dataclass(frozen=True)
class Family:
    """What goes together in the report, and on one sheet. `unsaid`: counts printed nowhere, that one could find by
    subtracting: they are there to be protected."""

    key: str
    title: str
    figures: tuple[Figure, ...] = ()
    grids: tuple[Grid, ...] = ()
    tables: tuple[Table, ...] = ()
    unsaid: Mapping[str, int] = field(default_factory=dict)

    @property
    def facts(self) -> list[Figure]:
        """Those that are words."""
        return [one for one in self.figures if one.words]

    @property
    def numbers(self) -> list[Figure]:
        return [one for one in self.figures if not one.words]


Families = tuple[Family, ...]


def figures_of(families: Iterable[Family]) -> dict[str, Figure]:
    return {figure.key: figure for family in families for figure in family.figures}


def grids_of(families: Iterable[Family]) -> Iterator[Grid]:
    return (grid for family in families for grid in family.grids)


def compared(families: Families, last: Families) -> Families:
    """With the value of the year before beside each figure that has one."""
    before = {key: figure.value for key, figure in figures_of(last).items()}
    return each(families, lambda figure: replace(figure, last=before.get(figure.key)))


def each(families: Families, change: Callable[[Figure], Figure]) -> Families:
    """The same families with every figure changed."""
    return tuple(replace(family, figures=tuple(map(change, family.figures))) for family in families)


def corrected(families: Families, corrections: Mapping[str, Correction]) -> Families:
    """With what the house says of its figures; what had been counted stays beside."""

    def say(figure: Figure) -> Figure:
        said = corrections.get(figure.key)
        if said is None:
            return figure
        kept = replace(said, was=figure.value)
        return replace(figure, value=said.value, correction=kept, missing="", at_least=False)

    return each(families, say)


def to_json(families: Families) -> list[dict[str, Any]]:
    return [asdict(family) for family in families]


def from_json(rows: Iterable[Mapping[str, Any]]) -> Families:
    return tuple(_family(row) for row in rows)


def _family(row: Mapping[str, Any]) -> Family:
    return Family(
        row["key"],
        row["title"],
        tuple(_figure(one) for one in row["figures"]),
        tuple(_grid(one) for one in row["grids"]),
        tuple(Table(**{**one, **_tuples(one, "columns", "rows")}) for one in row["tables"]),
        row["unsaid"],
    )


def _figure(row: Mapping[str, Any]) -> Figure:
    said = row["correction"]
    return Figure(**{**row, **_tuples(row, "follows"), "correction": Correction(**said) if said else None})


def _grid(row: Mapping[str, Any]) -> Grid:
    return Grid(**{**row, **_tuples(row, "columns", "rows", "people")})


def _tuples(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """JSON has only lists."""
    return {name: tuple(tuple(one) if isinstance(one, list) else one for one in row[name]) for name in names}
