"""What a message holds, named: phrases and what stands around them, words, words that follow, fields that meet. Pure.

A phrase tells much and is rarely there; a word tells little and is always there: `learning` says how much each may."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations, pairwise

from entrepairs.safety.triage.context import AROUND, is_denied, is_quoted, person_of, sentence_of
from entrepairs.safety.triage.fields import fields_of
from entrepairs.safety.triage.lexicon import lexicon
from entrepairs.safety.triage.normal import END, Read
from entrepairs.safety.triage.phrases import Hit

START = 5
COUNT = "n="
MOST_FIELDS = 14
SHORT = 10
"""Words under which the number of phrases found tells something: long texts may say a danger without any."""
_PLAIN, _FEW = 32, 16


def share(text: Read) -> float:
    """How much each thing found in a text counts: less in a long one, where more is found, and 1 in one of 16 words."""
    return _PLAIN / (_FEW + len(set(text.pieces)))


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
    if len(set(text.pieces)) < SHORT:
        yield f"{COUNT}{min(len(bare), 4)}"


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
    """Each word, and those that follow: two, three, and two around a third."""
    twos = [f"w:{one} {two}" for one, two in pairwise(pieces)]
    threes = [f"{two} {three}" for two, three in zip(twos, pieces[2:], strict=False)]
    around = [f"s:{one} {three}" for one, three in zip(pieces, pieces[2:], strict=False)]
    return chain(twos, threes, around, chain.from_iterable(map(_parts, set(pieces))))


@lru_cache(maxsize=20_000)
def _parts(piece: str) -> tuple[str, ...]:
    """A word and its start."""
    return (f"w:{piece}", f"p:{piece[:START]}")


def _fields(pieces: tuple[str, ...]) -> Iterator[str]:
    """The fields that meet in a sentence."""
    met: set[str] = set()
    for piece in (*pieces, END):
        if piece != END:
            met.update(fields_of(piece))
        elif met:
            yield from _pairs(tuple(sorted(met)[:MOST_FIELDS]))
            met.clear()


@lru_cache(maxsize=5_000)
def _pairs(fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"&:{one}&{other}" for one, other in combinations(fields, 2))
