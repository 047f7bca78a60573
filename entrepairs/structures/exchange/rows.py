"""What a reader gives, line after line: a house, a refusal with its reason, or a line left aside on purpose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

Values = dict[str, Any]
"""What a list says of a house. Keys among FIELDS; a key that is absent is a thing the list does not speak of."""

FIELDS = (
    "name",
    "kind",
    "category",
    "country",
    "commune",
    "presentation",
    "audience",
    "phone",
    "email",
    "website",
    "languages",
    "experiences",
    "address",
    "postal_code",
    "lat",
    "lon",
    "precision",
    "access",
    "hours",
)
"""Text, but: `languages`, `experiences`, `access` lists of keys; `lat`, `lon` degrees WGS 84; `hours` a list of
[weekday (0 is Monday), "HH:MM", "HH:MM"]; `commune` « FR-21231 »; `kind` a value of Structure.Kind."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A house as a list says it. `line`: in the file, from 1. `finess`: its FINESS number when the list gives it."""

    line: int
    source: str
    external_id: str
    values: Values
    dated: date | None = None
    licence: str = ""
    finess: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that cannot be read: in which column (as the file names it, "" for the line), and why, in French."""

    line: int
    column: str
    reason: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is well written and not for us: closed, another trade. Counted by reason, never kept; but for a house
    said to be closed (its `finess` number and `name`), when the directory still has it."""

    line: int
    reason: str
    finess: str = ""
    name: str = ""


Reading = Listed | Refusal | LeftOut
Readings = Iterator[Reading]


class RowRefused(ValueError):
    """Raised while a line is read: the column and the reason of its refusal."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


class FileRefused(ValueError):
    """The whole file cannot be read; the sentence says why, and what to do."""


def reading(line: int, name: str, read: Callable[..., Listed | LeftOut], *about: Any) -> Reading:
    """What `read(line, *about)` gives, its refusal made a row. `name`: of the house, to find it in the file."""
    try:
        return read(line, *about)
    except RowRefused as refused:
        return Refusal(line, refused.column, refused.reason, name[:120])
