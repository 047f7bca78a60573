"""A message as the triage reads it: folded words, shorthand spelt out, ends of sentences kept. Pure.

« Jveu plu etre là » is read « je veux plus etre la ». No word is dropped: « ne, pas, plus, sans, moi » decide."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from entrepairs.core.texts import APART, UNSEEN
from entrepairs.core.words import fold
from entrepairs.safety.triage.shorthand import ALWAYS, BEFORE, LOOK_ALIKES

_TOKEN = re.compile(r"[^\W_]+|[.!?…\n]+|[,;:()]|[«»“”\"]|[^\w\s'’ʼ-]")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_GLUED_I = re.compile(r"j(?=[bcdfglmnpqrstvxz]{1,2}[aeiouy])")
_NOT_GLUED = frozenset({"jn", "jt"})
_UNSEEN = re.compile(f"[{''.join(UNSEEN)}]")
"""What hides between the letters of a word; accents that are typed apart do as well."""
END, PAUSE, QUOTE = ".", ",", '"'


@dataclass(frozen=True)
class Read:
    """The pieces of a text, in order, and where each comes from in the original: (from, until) in characters."""

    text: str
    pieces: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def line(self) -> str:
        """The pieces between single spaces: what the phrases are looked for in."""
        return f" {' '.join(self.pieces)} "

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(piece) + 1 for piece in self.pieces), initial=1))

    def piece_at(self, offset: int) -> int:
        """The number of the piece at a place of the line."""
        return bisect_right(self._starts, offset) - 1

    def words_of(self, first: int, last: int) -> str:
        """As they were typed: pieces `first` to `last`, included."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def read(text: str) -> Read:
    """The pieces of a message."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    seen = APART.sub("", _UNSEEN.sub("", text))
    for found in _TOKEN.finditer(seen):
        for piece in _pieces(found.group(), pieces[-1] if pieces else END):
            pieces.append(piece)
            spans.append(found.span())
    return Read(seen, tuple(pieces), tuple(spans))


def _pieces(typed: str, before: str) -> tuple[str, ...]:
    if typed[0].isalnum():
        return _spelt(typed, before if before in BEFORE else "")
    if typed[0] in ".!?…\n":
        return (END,)
    return (QUOTE,) if typed in '«»“”"' else (PAUSE,) if typed in ",;:()" else (typed,)


@lru_cache(maxsize=20_000)
def _spelt(typed: str, before: str) -> tuple[str, ...]:
    """The words that one typed word stands for."""
    word = _DRAWN_OUT.sub(r"\1", fold(typed.translate(LOOK_ALIKES)))
    found = BEFORE.get(before, {}).get(word) or ALWAYS.get(word)
    if found:
        return tuple(found.split())
    glued = _GLUED_I.match(word)
    if glued and word[:2] not in _NOT_GLUED and len(word) > 3:
        return ("je", *_spelt(word[1:], "je"))
    return (word,)
