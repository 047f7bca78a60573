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


@dataclass(frozen=True)
class Hit:
    """A phrase found: pieces `first` to `last` of the text, included."""

    concept: str
    first: int
    last: int


class Phrases:
    """All the phrases of a lexicon, ready to be looked for: under each of their anchors, whole (« pont ») or begun
    (« cachet* »)."""

    def __init__(self, concepts: Mapping[str, Iterable[str]], groups: Mapping[str, str]) -> None:
        self.every = [compiled(concept, one, groups) for concept, phrases in concepts.items() for one in phrases]
        self._whole: dict[str, list[Phrase]] = {}
        self._begun: dict[str, list[Phrase]] = {}
        self._under = lru_cache(20_000)(self._anchored)  # by word typed: they stay in memory, apart
        for phrase in self.every:
            for word in phrase.anchors:
                kept, key = (self._begun, word[:-1][:_KEY]) if word.endswith("*") else (self._whole, word)
                kept.setdefault(key, []).append(phrase)

    def found(self, text: Read) -> Iterator[Hit]:
        """Every place where a phrase stands; a phrase is found once a place."""
        for phrase in self._tried(set(text.pieces)):
            space = 0
            while match := phrase.pattern.search(text.line, space):
                space = match.end() - 1
                yield Hit(phrase.concept, text.piece_at(match.start() + 1), text.piece_at(space - 1))

    def _tried(self, words: set[str]) -> Iterator[Phrase]:
        """The phrases that these words may hold."""
        is_missing = words.isdisjoint
        for phrase in set(chain.from_iterable(map(self._under, words))):
            if True not in map(is_missing, phrase.needs):
                yield phrase

    def _anchored(self, word: str) -> tuple[Phrase, ...]:
        """Those that may be there when this word is; a few are not."""
        starts = [self._begun.get(word[:length], ()) for length in range(min(len(word), _KEY) + 1)]
        return tuple(chain(self._whole.get(word, ()), *starts))


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
