"""Rows of a list set beside the directory: what each line would do. Writes nothing."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from entrepairs.structures.exchange.comparing import changes
from entrepairs.structures.exchange.doubles import Doubles, Known
from entrepairs.structures.exchange.finess import FINESS
from entrepairs.structures.exchange.rows import LeftOut, Listed, Refusal
from entrepairs.structures.importing.present import Present, present
from entrepairs.structures.models import Import, ImportLine, Place, Source

Verdict = ImportLine.Verdict


class Sorter:
    """Sorts the rows of one reading, in their order: it remembers the lines before."""

    def __init__(self, importing: Import) -> None:
        self._importing = importing
        self._lines: dict[int, int] = {}
        self._lists: dict[str, tuple[str, ...]] = {}
        self._doubles = known_houses()
        self._finess = set(Source.objects.filter(name=FINESS).values_list("external_id", flat=True))

    def still_here(self, one: LeftOut) -> Refusal | None:
        """A house that the list says closed and that the directory has: someone looks at it, nothing is taken away."""
        if one.finess not in self._finess:
            return None
        reason = _("La liste dit ce lieu fermé. Il est encore dans l’annuaire : vérifiez, puis corrigez sa fiche.")
        return Refusal(one.line, "etatObjet", reason, one.name)

    def sorted(self, rows: Sequence[Listed | Refusal]) -> list[ImportLine]:
        """A line for each row, unsaved."""
        there = present(row for row in rows if isinstance(row, Listed))
        return [self._refused(row) if isinstance(row, Refusal) else self._line(row, there) for row in rows]

    def _refused(self, row: Refusal) -> ImportLine:
        return ImportLine(
            importing=self._importing,
            number=row.line,
            verdict=Verdict.REFUSED,
            name=row.name,
            column=row.column[:40],
            reason=row.reason[:300],
        )

    def _line(self, row: Listed, there: dict[tuple[str, str], Present]) -> ImportLine:
        key = (row.source, row.external_id)
        if hash(key) in self._lines:
            reason = _("Cette clé est déjà à la ligne %(line)d de cette liste.") % {"line": self._lines[hash(key)]}
            return self._refused(Refusal(row.line, "id_externe", reason, row.values["name"]))
        self._lines[hash(key)] = row.line
        known = there.get(key)
        line = self._known(row, known) if known else self._unknown(row)
        if line.verdict != Verdict.DOUBLE:
            self._remember(row, line)
        return line

    def _known(self, row: Listed, known: Present) -> ImportLine:
        line = self._drawn(row, Verdict.SAME, structure=known.structure)
        line.changes = changes(row.values, known.before, known.now)
        line.verdict = Verdict.CHANGED if line.changes else Verdict.SAME
        return line

    def _unknown(self, row: Listed) -> ImportLine:
        double = self._double(row)
        if double is None:
            return self._drawn(row, Verdict.NEW)
        if double.line:
            return self._drawn(row, Verdict.DOUBLE, double_line=double.line)
        return self._drawn(row, Verdict.DOUBLE, structure=UUID(double.key))

    def _double(self, row: Listed) -> Known | None:
        """The same FINESS number, or the same name within a kilometre in another list."""
        if row.finess in self._finess and row.source != FINESS:
            owner = Source.objects.filter(name=FINESS, external_id=row.finess).values_list("structure", flat=True)
            return Known(0, 0, (), key=str(owner[0]))
        return self._doubles.of(row.values["name"], row.values["lat"], row.values["lon"], row.source)

    def _remember(self, row: Listed, line: ImportLine) -> None:
        """A house that is there was remembered from the start."""
        if line.structure_id is None:
            lists = self._lists.setdefault(row.source, (row.source,))
            self._doubles.add(row.values["name"], Known(row.values["lat"], row.values["lon"], lists, line=row.line))

    def _drawn(
        self, row: Listed, verdict: str, *, structure: UUID | None = None, double_line: int | None = None
    ) -> ImportLine:
        return ImportLine(
            importing=self._importing,
            number=row.line,
            verdict=verdict,
            name=row.values["name"],
            source=row.source,
            external_id=row.external_id,
            dated=row.dated,
            licence=row.licence,
            values=row.values,
            structure_id=structure,
            double_line=double_line,
        )


def known_houses() -> Doubles:
    """Every house of the directory by its name, with its point and the lists that name it."""
    doubles, named = Doubles(), _lists()
    rows = Place.objects.filter(rank=0).values_list("structure", "structure__name", "lat", "lon")
    for key, name, lat, lon in rows.iterator(5_000):
        doubles.add(name, Known(lat, lon, named.get(key, ()), str(key)))
    return doubles


def _lists() -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    interned: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, name in Source.objects.values_list("structure", "name").iterator(5_000):
        names = (*found.get(key, ()), name)
        found[key] = interned.setdefault(names, names)
    return found


def counted(lines: Iterable[ImportLine], counts: dict[str, int]) -> None:
    """Add these lines to the counts, by verdict."""
    for line in lines:
        counts[line.verdict] = counts.get(line.verdict, 0) + 1
