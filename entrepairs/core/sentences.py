"""Every sentence of the sources that may be said in another way: those of gettext, in Python and in templates."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
MANY = {"ngettext", "ngettext_lazy"}
SILENT = {"tests", "migrations"}
CALL = re.compile(
    r"(?<![\w.])(?P<name>_|n?gettext)\(\s*(?P<first>u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")"
    r"(?:\s*,\s*(?P<second>u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"))?"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the sources; `many`: what it becomes from two on; `where`: the file that says it."""

    one: str
    many: str = ""
    where: Path = Path()


def sentences(folder: Path) -> list[Sentence]:
    """Each sentence once, in the order of the files."""
    found: dict[tuple[str, str], Sentence] = {}
    for file in sources(folder):
        for sentence in _of_python(file) if file.suffix == ".py" else _of_template(file):
            found.setdefault((sentence.one, sentence.many), sentence)
    return list(found.values())


def sources(folder: Path) -> list[Path]:
    """The files that may say something to somebody."""
    found = [one for pattern in ("*.py", "templates/**/*.html", "templates/**/*.txt") for one in folder.rglob(pattern)]
    return sorted(one for one in found if not SILENT & set(one.relative_to(folder).parts))


def _of_python(file: Path) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if node.func.id in ONE and words:
                yield Sentence(words[0], where=file)
            elif node.func.id in MANY and len(words) > 1:
                yield Sentence(words[0], words[1], file)


def _of_template(file: Path) -> Iterator[Sentence]:
    """As Django itself reads a template for its translators."""
    for call in CALL.finditer(templatize(file.read_text(), origin=str(file))):
        many = call["second"] if call["name"] == "ngettext" else None
        yield Sentence(ast.literal_eval(call["first"]), ast.literal_eval(many) if many else "", file)
