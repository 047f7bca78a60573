"""What a message holds, named: phrases and what stands around them, fields, words, pairs and bits of words. Pure.

A phrase tells much and is rarely there; a bit of a word tells little and is always there. `weight` says how much."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from entrepairs.safety.triage.context import AROUND, is_denied, is_quoted, person_of, sentence_of
from entrepairs.safety.triage.fields import fields_of
from entrepairs.safety.triage.lexicon import lexicon
from entrepairs.safety.triage.normal import END, Read
from entrepairs.safety.triage.phrases import Hit

BIT, START = 4, 5
MOST_FIELDS = 14
_WEIGHTS = {"w:": 0.5, "s:": 0.25, "b:": 0.2, "p:": 0.3, "f:": 0.5, "&:": 0.3}


def weight(name: str) -> float:
    """How much a feature counts when it is there."""
    return _WEIGHTS.get(name[:2], 0.7)


def hits_of(text: Read) -> list[Hit]:
    return sorted(lexicon().found(text), key=lambda hit: (hit.first, hit.concept, -hit.last))


def features(text: Read, hits: list[Hit]) -> set[str]:
    """The names of all that is found."""
    return {*_concepts(text, hits), *_words(text.pieces), *_fields(text.pieces)}


def _concepts(text: Read, hits: list[Hit]) -> Iterator[str]:
    around = {hit.concept for hit in hits if hit.concept in AROUND}
    yield from (f"~{name}" for name in around)
    bare = set()
    for hit in hits:
        if hit.concept not in AROUND:
            names = list(_one(text, hit, hits))
            bare |= {hit.concept} & set(names)
            yield from names
    yield from (f"{one}+{other}" for one, other in combinations(sorted(bare), 2))
    yield from (f"{name}~{other}" for name in bare for other in around if other != "peine")
    yield f"n={min(len(bare), 4)}"


def _one(text: Read, hit: Hit, hits: list[Hit]) -> Iterator[str]:
    """One phrase: whether it is meant, and of whom."""
    if is_denied(text, hit):
        yield f"{hit.concept}!pas"
        return
    first, last = sentence_of(text, hit)
    near = {one.concept for one in hits if first <= one.first < last}
    coloured = next((name for name in ("idiome", "fiction", "distance") if name in near), None)
    if coloured or is_quoted(text, hit):
        yield f"{hit.concept}!{coloured or 'cite'}"
    else:
        yield hit.concept
    yield f"{hit.concept}@{person_of(text, hit)}"


def _words(pieces: tuple[str, ...]) -> Iterator[str]:
    yield from (f"w:{one} {two}" for one, two in pairwise(pieces))
    yield from (f"s:{one} {two}" for one, two in zip(pieces, pieces[2:], strict=False))
    for piece in set(pieces):
        yield from _parts(piece)


@lru_cache(maxsize=20_000)
def _parts(piece: str) -> tuple[str, ...]:
    """A word, its start, its bits."""
    bits = [f"b:{piece[at : at + BIT]}" for at in range(len(piece) - BIT + 1)] if len(piece) > BIT else []
    return (f"w:{piece}", f"p:{piece[:START]}", *bits)


def _fields(pieces: tuple[str, ...]) -> Iterator[str]:
    """The fields of the text, and those that meet in a sentence."""
    met: set[str] = set()
    for piece in (*pieces, END):
        if piece == END:
            yield from (f"f:{field}" for field in met)
            yield from (f"&:{one}&{other}" for one, other in combinations(sorted(met)[:MOST_FIELDS], 2))
            met = set()
        else:
            met.update(fields_of(piece))
