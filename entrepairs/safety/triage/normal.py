"""A message as the triage reads it: folded words, shorthand spelt out, ends of sentences kept. Pure.

« Jveu plu etre là » is read « je veux plus etre la ». No word is dropped: « ne, pas, plus, sans, moi » decide."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from unicodedata import normalize

from entrepairs.core.texts import APART, UNSEEN
from entrepairs.core.words import fold
from entrepairs.safety.triage.dictionary import is_french
from entrepairs.safety.triage.shorthand import ALWAYS, BEFORE, INFINITIVE_AFTER, LOOK_ALIKES, PARTICIPLE_AFTER
from entrepairs.safety.triage.sounds import meant

_TOKEN = re.compile(r"[cC]['’ʼ]|[^\W_]+|[.!?…\n]+|[,;:()]|[«»“”\"]|[^\w\s'’ʼ-]")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_UNSEEN = re.compile(f"[{''.join(UNSEEN)}]")
"""What hides between the letters of a word; accents that are typed apart do as well."""
END, PAUSE, QUOTE = ".", ",", '"'
_TELLING = {END, *BEFORE, *INFINITIVE_AFTER, *PARTICIPLE_AFTER}
"""What changes how the next word is read."""


@dataclass(frozen=True)
class Read:
    """What was typed, and the pieces that each stands for, in order."""

    text: str
    typed: tuple[tuple[str, tuple[str, ...]], ...]
    pieces: tuple[str, ...]

    @cached_property
    def line(self) -> str:
        """The pieces between single spaces: what the phrases are looked for in."""
        return f" {' '.join(self.pieces)} "

    @cached_property
    def starts(self) -> list[int]:
        """Where each piece starts in the line."""
        return list(accumulate((len(piece) + 1 for piece in self.pieces), initial=1))

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Where each comes from in the text: (from, until) in characters."""
        spans, last = [], 0
        for typed, pieces in self.typed:
            first = self.text.index(typed, last)
            last = first + len(typed)
            spans += [(first, last)] * len(pieces)
        return spans

    def piece_at(self, offset: int) -> int:
        """The number of the piece at a place of the line."""
        return bisect_right(self.starts, offset) - 1

    def words_of(self, first: int, last: int) -> str:
        """As they were typed: pieces `first` to `last`, included."""
        return self.text[self._spans[first][0] : self._spans[last][1]]


def read(text: str) -> Read:
    """The pieces of a message."""
    seen = _seen(text)
    typed = tuple(_typed(seen))
    return Read(seen, typed, tuple(chain.from_iterable(pieces for _word, pieces in typed)))


def words_typed(text: str) -> Iterator[str]:
    """Its words, folded, as they were typed."""
    return (_folded(typed) for typed in _TOKEN.findall(_seen(text)) if typed[0].isalnum())


def _seen(text: str) -> str:
    return text if text.isascii() else APART.sub("", normalize("NFC", _UNSEEN.sub("", text)))


def _typed(seen: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    before = END
    for typed in _TOKEN.findall(seen):
        pieces = _pieces(typed, before if before in _TELLING else "")
        before = pieces[-1]
        yield typed, pieces


@lru_cache(maxsize=20_000)
def _pieces(typed: str, before: str) -> tuple[str, ...]:
    if typed[0].isalnum():
        return _spelt(typed, before)
    if typed[0] in ".!?…\n":
        return (END,)
    return (QUOTE,) if typed in '«»“”"' else (PAUSE,) if typed in ",;:()" else (typed,)


def _spelt(typed: str, before: str) -> tuple[str, ...]:
    """The words that one typed word stands for."""
    word = _folded(typed)
    after, lower = BEFORE.get(before, {}), typed.lower()
    found = after.get(lower) or after.get(word) or ALWAYS.get(lower) or ALWAYS.get(word)
    if found:
        return tuple(found.split())
    if before in INFINITIVE_AFTER and lower.endswith("é") and is_french(f"{word[:-1]}er"):
        return (f"{word[:-1]}er",)
    if before in PARTICIPLE_AFTER and word.endswith("er") and is_french(f"{word}ont"):
        return (word[:-1],)
    if len(word) == 1 or not word.isalpha() or (typed.istitle() and before != END):
        return (word,)
    *glued, last = meant(word)
    return (glued[0], *_spelt(last, glued[0])) if glued else (last,)


def _folded(typed: str) -> str:
    return _DRAWN_OUT.sub(r"\1", fold(typed.translate(LOOK_ALIKES)))
