"""The file of an import, in pieces in the database: whichever machine has the job can read it."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from entrepairs.structures.models import Import, ImportLine, ImportPart

PIECE = 512 << 10
SOME = 5_000


def cut(importing: Import, file: IO[bytes]) -> None:
    """Keep this file with the import."""
    for number, content in enumerate(iter(lambda: file.read(PIECE), b"")):
        ImportPart.objects.create(importing=importing, number=number, content=content)


@contextmanager
def joined(importing: Import) -> Iterator[IO[bytes]]:
    """The file as it was sent, on disk, at its start; it leaves at the end."""
    with tempfile.TemporaryFile() as file:
        for number in importing.parts.values_list("number", flat=True):
            file.write(importing.parts.get(number=number).content)
        file.seek(0)
        yield file


def erase_lines(importing: Import, keep: Sequence[str] = ()) -> None:
    """What was read of it, a few thousand lines at a time; `keep`: verdicts that stay."""
    lines = ImportLine.objects.filter(importing=importing).exclude(verdict__in=keep)
    while some := list(lines.order_by("pk").values_list("pk", flat=True)[:SOME]):
        lines.filter(pk__lte=some[-1]).delete()


def erase_file(importing: Import) -> None:
    importing.parts.all().delete()
