"""Phrases looked for in a text, written in a small language, and found fast. Pure.

    envie ~ de mourir|crever      « envie parfois de crever »: one word of each group, 0 to 3 words for ~, 0 to 6 for ~~
    {je} [ne] veux|voudrais       {name}: a group of the lexicon; [..]: may be missing
    suicid*  en_finir             any ending; a word of a group that is several words
    ^ adieu $                     the start and the end of a sentence
    a # h                         # is a number: 22, 22h, 22h30

A phrase is tried only when a text holds one word of its rarest group, and one of each of its others that are whole
words; and only from the words that may be its first."""

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
    one of which a text must hold (`anchors`), the other groups of whole words, one of each of which it must hold as
    well (`needs`), and the words that may be its first (`heads`)."""

    concept: str
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    heads: tuple[str, ...]

    def may_be_in(self, words: set[str]) -> bool:
        return not any(map(words.isdisjoint, self.needs))


@dataclass(frozen=True)
class Hit:
    """A phrase found: pieces `first` to `last` of the text, included."""

    concept: str
    first: int
    last: int


class Shelf:
    """Phrases under some of their words, whole (« pont ») or begun (« cachet* »)."""

    def __init__(self, under: Iterable[tuple[Phrase, Iterable[str]]]) -> None:
        self._whole: dict[str, list[Phrase]] = {}
        self._begun: dict[str, list[Phrase]] = {}
        self.of = lru_cache(20_000)(self._of)  # by word typed: they stay in memory, apart
        for phrase, words in under:
            for word in words:
                kept, key = (self._begun, word[:-1][:_KEY]) if word.endswith("*") else (self._whole, word)
                kept.setdefault(key, []).append(phrase)

    def _of(self, word: str) -> frozenset[Phrase]:
        """Those that may be there when this word is; a few are not."""
        starts = [self._begun.get(word[:length], []) for length in range(min(len(word), _KEY) + 1)]
        return frozenset(chain(self._whole.get(word, ()), *starts))


class Phrases:
    """All the phrases of a lexicon, ready to be looked for."""

    def __init__(self, concepts: Mapping[str, Iterable[str]], groups: Mapping[str, str]) -> None:
        self.every = [compiled(concept, one, groups) for concept, phrases in concepts.items() for one in phrases]
        self._anchored = Shelf((phrase, phrase.anchors) for phrase in self.every)
        self._headed = Shelf((phrase, phrase.heads) for phrase in self.every)

    def found(self, text: Read) -> Iterator[Hit]:
        """Every place where a phrase stands; a phrase is found once a place."""
        begun = self._begun_by(set(text.pieces))
        free_from = dict.fromkeys(chain.from_iterable(begun.values()), 0)
        for first, piece in enumerate(text.pieces if begun else ()):
            for phrase in begun.get(piece, ()):
                space = text.starts[first] - 1
                if space >= free_from[phrase] and (match := phrase.pattern.match(text.line, space)):
                    free_from[phrase] = match.end() - 1
                    yield Hit(phrase.concept, first, text.piece_at(match.end() - 2))

    def _begun_by(self, words: set[str]) -> dict[str, frozenset[Phrase]]:
        """For each of the words, the phrases to try from there."""
        anchored = set(chain.from_iterable(map(self._anchored.of, words)))
        tried = {phrase for phrase in anchored if phrase.may_be_in(words)}
        return {word: some for word in words if (some := self._headed.of(word) & tried)} if tried else {}


def compiled(concept: str, written: str, groups: Mapping[str, str]) -> Phrase:
    """Raises KeyError for a group that does not exist, ValueError for a phrase of gaps only."""
    parts = [_open(part, groups) for part in written.split()]
    pattern = "".join(_pattern(part) for part in parts)
    needed = [part.split("|") for part in parts if part not in ("~", "~~", "^", "$") and part[0] != "["]
    anchors, *others = sorted(([_rarest(one) for one in part] for part in needed), key=_commonness)
    needs = tuple(frozenset(part) for part in others if all(word.isalnum() for word in part))
    return Phrase(concept, re.compile(f" {pattern}"), tuple(anchors), needs, tuple(_heads(parts)))


def _heads(parts: Iterable[str]) -> Iterator[str]:
    """The words that may be first: those of the first group, and of the next as long as one may be missing."""
    for part in parts:
        if part in _GAPS:
            yield "*"
        elif part not in ("^", "$"):
            yield from (_begun(one.split("_")[0]) for one in part.strip("[]").split("|"))
            if part[0] != "[":
                return


def _begun(word: str) -> str:
    """« pont », « cachet* », or « * » for a number."""
    return "*" if "#" in word else word


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
