"""The elements of the arrays of a large JSON file, one at a time: memory holds one element, never the file. Pure.

Reads a root that is an array (name ""), or an object some of whose values are arrays (their names)."""

from collections.abc import Collection, Iterator
from json import JSONDecodeError, JSONDecoder
from typing import IO, Any

from django.utils.translation import gettext as _

from entrepairs.structures.exchange.rows import FileRefused

CHUNK = 1 << 18
LONGEST_ITEM = 24 << 20
_SPACES = " \t\r\n"


class _Window:
    """What was read of the text and not used yet."""

    def __init__(self, text: IO[str]) -> None:
        self._text, self.held, self.at, self.ended = text, "", 0, False
        self._decoder = JSONDecoder(parse_constant=lambda _name: None)

    def more(self) -> None:
        """Twice as much each time, so that an element is decoded a few times only."""
        wanted = max(CHUNK, len(self.held) - self.at)
        if wanted > LONGEST_ITEM:
            raise FileRefused(_("Un élément de ce fichier est trop grand pour être lu."))
        read = self._text.read(wanted)
        self.held, self.at, self.ended = self.held[self.at :] + read, 0, not read

    def sign(self) -> str:
        """The next sign that is not a space, not taken; "" at the end."""
        while True:
            while self.at < len(self.held) and self.held[self.at] in _SPACES:
                self.at += 1
            if self.at < len(self.held) or self.ended:
                return self.held[self.at : self.at + 1]
            self.more()

    def take(self, sign: str) -> None:
        if self.sign() != sign:
            raise FileRefused(
                _("Ce fichier JSON est abîmé : il manque « %(sign)s ». Téléchargez-le de nouveau.") % {"sign": sign}
            )
        self.at += 1

    def value(self) -> Any:
        """The next value, whole."""
        self.sign()
        while True:
            try:
                found, end = self._decoder.raw_decode(self.held, self.at)
            except RecursionError:
                raise FileRefused(_("Ce fichier JSON a trop d’étages pour être lu.")) from None
            except ValueError as error:
                if self.ended or not isinstance(error, JSONDecodeError):
                    raise FileRefused(_("Ce fichier JSON est abîmé. Téléchargez-le de nouveau.")) from None
            else:
                if end < len(self.held) or self.ended:
                    self.at = end
                    return found
            self.more()


def items_of(text: IO[str], names: Collection[str]) -> Iterator[tuple[str, Any]]:
    """(name, element) of the arrays named so at the root, and (name, value) of the other named values.

    Raises FileRefused when the file is not JSON, is damaged, or is too deep."""
    window = _Window(text)
    first = window.sign()
    if first == "[":
        yield from (("", item) for item in _elements(window))
    elif first == "{":
        yield from _members(window, names)
    else:
        raise FileRefused(_("Ce fichier n’est pas du JSON."))


def _members(window: _Window, names: Collection[str]) -> Iterator[tuple[str, Any]]:
    window.take("{")
    while window.sign() != "}":
        name = window.value()
        window.take(":")
        if window.sign() == "[":
            items = _elements(window)
            yield from ((name, item) for item in items if name in names)
        else:
            value = window.value()
            if name in names:
                yield name, value
        if window.sign() != "}":
            window.take(",")


def _elements(window: _Window) -> Iterator[Any]:
    window.take("[")
    while window.sign() != "]":
        yield window.value()
        if window.sign() != "]":
            window.take(",")
    window.take("]")


def part(value: Any, *path: str) -> Any:
    """What is at this path of nested objects; None as soon as something is absent, null, or not an object."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def text_at(value: Any, *path: str) -> str:
    """A string or a number as text, spaces joined; "" for anything else."""
    found = part(value, *path)
    return " ".join(str(found).split()) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""


def listed_at(value: Any, *path: str) -> list[Any]:
    """An array; empty for anything else."""
    found = part(value, *path)
    return found if isinstance(found, list) else []
