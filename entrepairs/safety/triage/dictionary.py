"""Whether a word is French, as a dictionary spells it: 300,000 words in half a megabyte, of which none is kept. Pure.

A filter of bits (Bloom, 1970): a word of the dictionary is always found; another one is, once in thirty. Written by
`manage.py veille_dictionnaire` from a dictionary of Hunspell."""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from entrepairs.core.once import once
from entrepairs.core.words import fold
from entrepairs.safety.triage import DATA

FILE = DATA / "francais.bin"
SIZE = 1 << 22
"""Bits."""
_WHOLE = re.compile("[a-z]{2,}")


def is_french(word: str) -> bool:
    """A folded word."""
    bits = _bits()
    return all(bits[place >> 3] & 1 << (place & 7) for place in _places(word))


def written(words: Iterable[str]) -> bytes:
    """The filter of these words, folded first."""
    bits = bytearray(SIZE // 8)
    for word in {fold(one) for one in words}:
        if _WHOLE.fullmatch(word):
            for place in _places(word):
                bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _places(word: str) -> tuple[int, int]:
    mark = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
    return mark % SIZE, (mark >> 32) % SIZE


@once
def _bits() -> bytes:
    return FILE.read_bytes()


Rule = tuple[str, str, str, re.Pattern[str]]
"""What goes from the end of a word, what comes, the marks of what comes, and to which words it is for."""


def spelt(dic: Iterable[str], aff: Iterable[str]) -> Iterator[str]:
    """All the forms of the words of a Hunspell dictionary, whose marks are two signs each (« FLAG long »)."""
    rules = _rules(aff)
    for line in dic:
        word, _slash, marks = line.split(maxsplit=1)[0].partition("/") if line.strip() else ("", "", "")
        yield word
        yield from _forms(word, marks, rules, deep=2)


def _rules(aff: Iterable[str]) -> dict[str, list[Rule]]:
    rules: dict[str, list[Rule]] = {}
    for line in aff:
        kind, *parts = line.split()[:5] or [""]
        if kind == "SFX" and len(parts) == 4:
            mark, gone, come, ending = parts
            come, _slash, marks = come.partition("/")
            rule = ("" if gone == "0" else gone, "" if come == "0" else come, marks, re.compile(f"{ending}$"))
            rules.setdefault(mark, []).append(rule)
    return rules


def _forms(word: str, marks: str, rules: dict[str, list[Rule]], *, deep: int) -> Iterator[str]:
    for mark in re.findall("..", marks) if deep else ():
        for gone, come, others, ending in rules.get(mark, ()):
            if ending.search(word) and word.endswith(gone):
                form = word[: len(word) - len(gone)] + come
                yield form
                yield from _forms(form, others, rules, deep=deep - 1)
