"""Phrases looked for in a text, written in a small language, and found fast. Pure.

    envie ~ de mourir|crever      « envie parfois de crever »: one word of each group, 0 to 3 words for ~, 0 to 6 for ~~
    {je} [ne] veux|voudrais       {name}: a group of the lexicon; [..]: may be missing
    suicid*  en_finir             any ending; a word of a group that is several words
    ^ adieu $                     the start and the end of a sentence
    a # h                         # is a number: 22, 22h, 22h30

A phrase is tried only when a text holds one word of its rarest group, and one of each of its others that are whole
words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from entrepairs.safety.triage.normal import Read

_WORD = r"[^ .]+"
_GAPS = {"~": rf"(?:{_WORD} ){{0,3}}?", "~~": rf"(?:{_WORD} ){{0,6}}?"}
_KEY = 4
_COMMON = (
    "a ai aller au aux avec avoir bien c ca ce ces cette chez comme d dans de des dit du elle en est et etre eu "
    "fait faire faut il ils j je jour l la le les leur lui m ma mais me mes moi mon n ne nous on ont ou par pas peu "
    "peux plus pour qu quand que qui rien s sa sans se ses si soir son suis sur t ta te tes toi ton tous tout toute "
    "tu un une va vais veux vie vous y ete etait avait aime non encore deja demain"
)
COMMON = frozenset(_COMMON.split())


@dataclass(frozen=True, eq=False)
class Phrase:
    """One phrase of a concept: its pattern, from the space before its first word to the one after its last; the words
    one of which a text must hold (`anchors`), and the other groups of whole words, one of each of which it must hold as
    well (`needs`)."""

    concept: str
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    needs: tuple[frozenset[str], ...]

    def may_be_in(self, words: set[str]) -> bool:
        return not any(map(words.isdisjoint, self.needs))

    def places_in(self, line: str) -> Iterator[tuple[int, int]]:
        """Its first letter and its last, each time it stands there. One may begin at the space where another ends: a
        pattern that starts with that space is found faster than one that looks back for it."""
        at = 0
        while (match := self.pattern.search(line, at)) is not None:
            at = match.end() - 1
            yield match.start() + 1, at - 1


@dataclass(frozen=True)
class Hit:
    """A phrase found: pieces `first` to `last` of the text, included."""

    concept: str
    first: int
    last: int


class Phrases:
    """All the phrases of a lexicon, ready to be looked for."""

    def __init__(self, concepts: Mapping[str, Iterable[str]], groups: Mapping[str, str]) -> None:
        self._whole: dict[str, list[Phrase]] = {}
        self._begun: dict[str, list[Phrase]] = {}
        self._tried_for = lru_cache(20_000)(self._anchored_by)  # by word typed: they stay in memory, apart
        for concept, phrases in concepts.items():
            for written in phrases:
                self._keep(compiled(concept, written, groups))

    def _keep(self, phrase: Phrase) -> None:
        for anchor in phrase.anchors:
            kept = self._begun if anchor.endswith("*") else self._whole
            kept.setdefault(anchor.rstrip("*")[:_KEY] if anchor.endswith("*") else anchor, []).append(phrase)

    def _anchored_by(self, word: str) -> tuple[Phrase, ...]:
        starts = [self._begun.get(word[:length], []) for length in range(1, min(len(word), _KEY) + 1)]
        return tuple(chain(self._whole.get(word, ()), *starts))

    def found(self, text: Read) -> Iterator[Hit]:
        """Every place where a phrase stands; a phrase is found once a place."""
        words = set(text.pieces)
        for phrase in set(chain.from_iterable(map(self._tried_for, words))):
            if phrase.may_be_in(words):
                for first, last in phrase.places_in(text.line):
                    yield Hit(phrase.concept, text.piece_at(first), text.piece_at(last))


def compiled(concept: str, written: str, groups: Mapping[str, str]) -> Phrase:
    """Raises KeyError for a group that does not exist, ValueError for a phrase of gaps only."""
    parts = [_open(part, groups) for part in written.split()]
    pattern = "".join(_pattern(part) for part in parts)
    needed = [part.split("|") for part in parts if part not in ("~", "~~", "^", "$") and part[0] != "["]
    anchors, *others = sorted(([_rarest(one) for one in part] for part in needed), key=_commonness)
    needs = tuple(frozenset(part) for part in others if all(word.isalnum() for word in part))
    return Phrase(concept, re.compile(f" {pattern}"), tuple(anchors), needs)


def _open(part: str, groups: Mapping[str, str]) -> str:
    """The part with its groups written out."""
    return re.sub(r"\{(\w+)\}", lambda name: _open(groups[name[1]], groups), part)


def _pattern(part: str) -> str:
    if part in _GAPS:
        return _GAPS[part]
    if part in ("^", "$"):
        return r"(?:(?<=^ )|(?<=\. ))" if part == "^" else r"(?=\.|$)"
    inner = "|".join(_words(one) for one in part.strip("[]").split("|"))
    return f"(?:(?:{inner}) )?" if part[0] == "[" else f"(?:{inner}) "


def _words(one: str) -> str:
    return " ".join(re.escape(word).replace(r"\*", r"[^ ]*").replace(r"\#", r"\d[\dh]*") for word in one.split("_"))


def _rarest(one: str) -> str:
    return min(one.split("_"), key=lambda word: (word in COMMON, -len(word)))


def _commonness(anchors: list[str]) -> tuple[int, int]:
    return sum(anchor in COMMON or anchor == "#" for anchor in anchors), len(anchors)
