"""The report as sheets of cells: one for each family, definitions beside figures. Pure; written as ODS or CSV after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from entrepairs.insights.figures import Families, Family, Figure, Grid, Table
from entrepairs.insights.words import HIDDEN, Value, said

Row = tuple[Value, ...]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """`rows`: numbers stay numbers. `heads`: which rows name columns."""

    title: str
    rows: tuple[Row, ...]
    heads: frozenset[int]


def sheets(families: Families, about: Sequence[tuple[str, str]], told: Sequence[tuple[str, str]]) -> list[Sheet]:
    """`about`: what is said of the report itself; `told`: headings and texts of the story."""
    first = Sheet(_("Rapport"), tuple(about), frozenset())
    story = Sheet(_("Le récit"), tuple(told), frozenset())
    return [first, *(_of_family(family) for family in families), story]


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _of_family(family: Family) -> Sheet:
    rows: list[Row] = []
    heads: set[int] = set()

    def begin(*head: str) -> None:
        heads.add(len(rows))
        rows.append(head)

    if family.figures:
        columns = (_("Ce que cela veut dire"), _("Sur quoi cela repose"), _("Correction"), _("Nom du chiffre"))
        begin(_("Chiffre"), _("Valeur"), _("Unité"), _("L’année d’avant"), *columns)
        rows += [_of_figure(figure) for figure in family.figures]
    for grid in family.grids:
        rows += [(), (grid.title, grid.definition)]
        begin("", *(label for _key, label in grid.columns))
        rows += _of_grid(grid)
    for table in family.tables:
        rows += [(), (table.title,)]
        begin(*table.columns)
        rows += _of_table(table)
    return Sheet(family.title, tuple(rows), frozenset(heads))


def _of_figure(figure: Figure) -> Row:
    correction = figure.correction.reason if figure.correction else ""
    if figure.counted:
        correction += " " + _("Compté : %(counted)s.") % {"counted": figure.counted}
    unit = _("au moins, %(unit)s") % {"unit": figure.unit} if figure.at_least and figure.unit else figure.unit
    unit = unit or (_("au moins") if figure.at_least else "")
    value, last = _cell(figure.value, unknown=True), _cell(figure.last)
    return (figure.label, value, unit, last, figure.definition, figure.completeness, correction, figure.key)


def _of_grid(grid: Grid) -> list[Row]:
    return [(label, *(_cell(value) for value in values)) for label, values in grid.lines]


def _of_table(table: Table) -> list[Row]:
    return list(table.rows) or [(table.empty,)]


def _cell(value: Value, *, unknown: bool = False) -> Value:
    if value is None:
        return said(None) if unknown else ""
    return said(HIDDEN) if value == HIDDEN else value
