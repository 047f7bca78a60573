"""A report as it may leave the house: counts of a few people are hidden, with what would give them back. Pure.

The ADR 0013 says what is protected, from whom, and what is not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from entrepairs.insights.figures import Families, Figure, Grid, each, figures_of, grids_of
from entrepairs.insights.suppression import Counts, Sum, hidden, is_small
from entrepairs.insights.words import HIDDEN, Value

LAST = "last:members"
SUMS = (
    Sum("met", ("several", "~seldom")),
    Sum("met", ("met_members", "~met_others")),
    Sum("~met_others", ("regular_others", "~passing")),
)
"""Between the figures of a year. « ~ »: printed nowhere, worked out here as what remains."""


@dataclass(frozen=True)
class Outside:
    """What is known outside already. `out`: numbers said by former versions of this report; `kept_back`: the keys
    that they hid; `last`: what the report of the year before says."""

    out: Mapping[str, int] = field(default_factory=dict)
    kept_back: frozenset[str] = frozenset()
    last: Mapping[str, Value] = field(default_factory=dict)


def kept_in(families: Families, outside: Outside) -> frozenset[str]:
    """Keys of the figures and cells that must stay in the house."""
    figures = figures_of(families)
    values, sums = _values(figures, families), []
    unsaid: dict[str, int] = {}
    for one in (*SUMS, *_grid_sums(families)):
        sums += _worked_out(one, values, unsaid)
    sums += _of_two_years(families, values, unsaid, outside)
    out = {**outside.out, **({LAST: unsaid[LAST]} if LAST in unsaid else {})}
    away = hidden(Counts({**values, **unsaid}, sums, set(unsaid), out, outside.kept_back & set(values)))
    return _with_what_follows(away | _broken_totals(families, away), families)


def outgoing(families: Families, away: frozenset[str], last: Mapping[str, Value]) -> Families:
    """The report without what must stay in the house, beside what was said of the year before."""

    def tell(figure: Figure) -> Figure:
        correction = replace(figure.correction, was=None) if figure.correction else None
        said = replace(figure, last=last.get(figure.key), correction=correction, missing="")
        if figure.key in away:
            said = replace(said, value=HIDDEN, at_least=False, correction=None)
        return replace(said, completeness="") if figure.rests_on in away else said

    told = each(families, tell)
    return tuple(replace(one, grids=tuple(_grid(grid, away) for grid in one.grids), unsaid={}) for one in told)


def numbers_said(families: Families) -> dict[str, int]:
    """The counts of people that a report says, by key: those of its figures, those of its grids."""
    return _values(figures_of(families), families)


def values_said(families: Families) -> dict[str, Value]:
    """Every figure as the report says it."""
    return {key: figure.value for key, figure in figures_of(families).items()}


def _values(figures: Mapping[str, Figure], families: Families) -> dict[str, int]:
    values = {key: one.value for key, one in figures.items() if one.people and isinstance(one.value, int)}
    for grid in grids_of(families):
        counting = {cell: n for cell, n in grid.cells.items() if cell.split(":")[0] in grid.people}
        values |= {cell: n for cell, n in counting.items() if isinstance(n, int)}
    return values


def _grid_sums(families: Families) -> Iterable[Sum]:
    for grid in grids_of(families):
        for column, total in grid.totals.items():
            yield Sum(total, tuple(f"{column}:{row}" for row, _label in grid.rows))


def _worked_out(one: Sum, values: Mapping[str, int], unsaid: dict[str, int]) -> list[Sum]:
    """The sum, its unsaid part worked out; nothing when its counts are not known or do not add up."""
    known = {**values, **unsaid}
    parts = tuple(part for part in one.parts if part.startswith("~") or part in known)
    if one.total not in known or not any(part in known for part in parts):
        return []
    rest = known[one.total] - sum(known[part] for part in parts if part in known)
    new = [part for part in parts if part not in known]
    if rest < 0 or (rest and not new):
        return []
    unsaid |= dict.fromkeys(new, rest)
    return [Sum(one.total, parts)]


def _of_two_years(families: Families, values: Mapping[str, int], unsaid: dict[str, int], outside: Outside) -> list[Sum]:
    """Members of last year stayed or left; members of this year stayed, or are new and still there."""
    last = outside.last.get("members")
    if not isinstance(last, int) or "members" not in values or "new" not in values:
        return []
    still = min(next((one.unsaid["new_still"] for one in families if "new_still" in one.unsaid), 0), values["new"])
    stayed = values["members"] - still
    if not 0 <= stayed <= last:
        return []
    unsaid |= {LAST: last, "~left": last - stayed, "~stayed": stayed}
    unsaid |= {"~still": still, "~new_gone": values["new"] - still}
    new = Sum("new", ("~still", "~new_gone"))
    return [Sum(LAST, ("~left", "~stayed")), Sum("members", ("~stayed", "~still")), new]


def _broken_totals(families: Families, away: frozenset[str]) -> frozenset[str]:
    """Totals that no longer are the sum of their parts, because the house corrected them: hidden with any part."""
    figures = figures_of(families)
    sums = [one for one in _grid_sums(families) if figures[one.total].correction]
    return frozenset(one.total for one in sums if away & set(one.parts))


def _with_what_follows(away: frozenset[str], families: Families) -> frozenset[str]:
    """With means of few people, and what is worked out from what is hidden."""
    found = set(away)
    for figure in figures_of(families).values():
        small = figure.people and isinstance(figure.value, float) and is_small(figure.value)
        if small or found & set(figure.follows):
            found.add(figure.key)
    for grid in grids_of(families):
        for column, followed in grid.follows.items():
            found |= {f"{column}:{row}" for row, _label in grid.rows if f"{followed}:{row}" in found}
    return frozenset(found)


def _grid(grid: Grid, away: frozenset[str]) -> Grid:
    return replace(grid, cells={cell: HIDDEN if cell in away else value for cell, value in grid.cells.items()})
