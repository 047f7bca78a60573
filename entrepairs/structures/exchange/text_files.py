"""From bytes to lines: which alphabet, how long a line may be, which separator. Pure; memory stays small."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from entrepairs.structures.exchange.rows import FileRefused

CHUNK = 1 << 20
LONGEST_LINE = 200_000
LONGEST_CELL = 20_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def alphabet(file: IO[bytes]) -> str:
    """The encoding of a text file: by its mark, else UTF-8 when all of it is, else what Windows writes.

    Raises FileRefused when it is not a text."""
    file.seek(0)
    start = file.read(CHUNK)
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name
    if start.count(0) * 20 > len(start):
        raise FileRefused(_("Ce fichier n’est pas un texte. Enregistrez le tableau au format CSV, puis réessayez."))
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while start:
            decoder.decode(start)
            start = file.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def opened_text(file: IO[bytes]) -> io.TextIOWrapper:
    """The file as text, from its start. Bytes that the alphabet does not have become « � »."""
    name = alphabet(file)
    file.seek(0)
    return io.TextIOWrapper(file, encoding=name, errors="replace", newline="")


def bounded_lines(text: IO[str]) -> Iterator[str]:
    """Lines, each at most LONGEST_LINE characters: the rest of a longer one is not read. NULs are dropped."""
    while row := text.readline(LONGEST_LINE):
        yield row.replace("\0", "")
        while len(row) == LONGEST_LINE and not row.endswith("\n"):
            row = text.readline(LONGEST_LINE)


def separator(first_line: str) -> str:
    """« ; », « , » or a tab: the one that the line of titles has most."""
    return max(";,\t", key=first_line.count)


def csv_rows(lines: Iterator[str], between: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line (the first given is 2); a sentence in its place when it is unreadable.

    A quote that is never closed swallows lines until a cell is too long: that is said once, and reading goes on."""
    csv.field_size_limit(LONGEST_CELL)
    reader, start = csv.reader(lines, delimiter=between), 2
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield (
                start,
                _("Une cellule est trop longue, ou un guillemet n’est pas refermé. Relisez à partir de cette ligne."),
            )
        else:
            if any(cell.strip() for cell in row):
                yield start, row
        start = reader.line_num + 2
