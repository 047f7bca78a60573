"""Tables written for spreadsheets, line by line, with cells that no spreadsheet takes for a formula. Pure."""

import csv
import io
from collections.abc import Iterable, Iterator

MARK = "\ufeff"
"""Without it, some spreadsheets read accents wrongly."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: object) -> str:
    """The text of a cell; an apostrophe before what a spreadsheet would run. A number is a number, below nought too."""
    if isinstance(cell, int | float):
        return str(cell)
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """The cell as it was before its apostrophe."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def csv_lines(titles: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Lines of a CSV file with « ; »: what a French spreadsheet opens at once."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    yield MARK + out.getvalue()
    for row in rows:
        out.seek(0)
        out.truncate()
        writer.writerow(guarded(cell) for cell in row)
        yield out.getvalue()
