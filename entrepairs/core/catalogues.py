"""Catalogues of sentences (gettext's .po and .mo), read, written and compiled without gettext being installed.

Two of them: `fr` holds the plurals only, since zero is singular; `fr_TU`, what is said to whoever asked for « tu »."""

import ast
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from entrepairs.core.sentences import Sentence

MAGIC, HEADER = 0x950412DE, 7
LINE = re.compile(r'(?:(?P<key>msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?(?P<text>"(?:[^"\\]|\\.)*")')
VOUS = re.compile(r"(?<!rendez-)\b(?:vous|votre|vos|vôtres?|\w{2,}ez)\b", re.IGNORECASE)
NOT_VERBS = {"chez", "assez", "rendez"}


@dataclass
class Catalogue:
    """What a file holds: its first lines, kept as they are, and each sentence with what is said instead."""

    head: str
    said: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def read(file: Path) -> Catalogue:
    """Raises ValueError on a line that is not of a catalogue."""
    head, *blocks = file.read_text().strip().split("\n\n")
    catalogue = Catalogue(head)
    for block in blocks:
        words = _words(block)
        said = [text for key, text in words.items() if key.startswith("msgstr")]
        catalogue.said[words["msgid"], words.get("msgid_plural", "")] = said
    return catalogue


def _words(block: str) -> dict[str, str]:
    words: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if not line.startswith("#"):
            if not (found := LINE.fullmatch(line.strip())):
                raise ValueError(f"Not a line of a catalogue: {line}")
            key = found["key"] or key
            words[key] = words.get(key, "") + ast.literal_eval(found["text"])
    return words


def write(catalogue: Catalogue, file: Path) -> None:
    """The same text again for the same sentences: nothing moves that nobody changed."""
    blocks = [catalogue.head, *(_block(*ids, said) for ids, said in catalogue.said.items())]
    file.write_text("\n\n".join(blocks) + "\n")


def _block(one: str, many: str, said: list[str]) -> str:
    lines = ["#, python-format"] if "%(" in one + many else []
    lines.append(f"msgid {_quoted(one)}")
    if many:
        lines.append(f"msgid_plural {_quoted(many)}")
    return "\n".join(lines + [f"msgstr{f'[{n}]' if many else ''} {_quoted(text)}" for n, text in enumerate(said)])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(catalogue: Catalogue) -> bytes:
    """What gettext reads at run time (GNU .mo): sentences in order of their bytes, two tables, no hash."""
    pairs = {"": _words(catalogue.head)["msgstr"]} | {
        f"{one}\0{many}" if many else one: "\0".join(said) for (one, many), said in catalogue.said.items()
    }
    ids, texts = zip(*sorted((key.encode(), text.encode()) for key, text in pairs.items()), strict=True)
    start = 4 * HEADER + 16 * len(ids)
    index, body = b"", b""
    for text in [*ids, *texts]:
        index += struct.pack("<II", len(text), start + len(body))
        body += text + b"\0"
    return struct.pack("<7I", MAGIC, 0, len(ids), 4 * HEADER, 4 * HEADER + 8 * len(ids), 0, start) + index + body


def plurals(before: Catalogue, found: Iterable[Sentence]) -> Catalogue:
    """The catalogue of « vous »: each plural says itself."""
    return Catalogue(before.head, {(one.one, one.many): [one.one, one.many] for one in found if one.many})


def kept(before: Catalogue, found: Iterable[Sentence]) -> Catalogue:
    """What was written stays, in the order of the sources; what the sources no longer say goes away."""
    ids = [(one.one, one.many) for one in found]
    return Catalogue(before.head, {key: before.said[key] for key in ids if key in before.said})


def says_vous(text: str) -> bool:
    """Whether the sentence speaks to someone: a pronoun, or a verb in -ez."""
    return any(word.lower() not in NOT_VERBS for word in VOUS.findall(text))


def missing(catalogue: Catalogue, found: Iterable[Sentence]) -> list[Sentence]:
    """What says « vous » and has no « tu » yet. To keep « vous », as for two people, write the same sentence twice."""
    return [one for one in found if says_vous(one.one + one.many) and (one.one, one.many) not in catalogue.said]
