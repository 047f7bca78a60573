"""The experiences a person may name (« vécus »), found by people's own words. Read once, in memory, no row.

The list and its words are in data/lived_experience.yml. A word helps to find; what is shown is always the label."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from entrepairs.core.words import fold, plain_words, stem, stems
from entrepairs.people.recognising import Span, longest, told_of_someone_close

_DATA = Path(__file__).parent / "data"
_LIGHT = frozenset(stems("le la les l un une des de du d au aux à en ne n"))
_UNSEARCHED = _LIGHT.union(stems("je j me m mon ma mes on tu se s son sa ses c ce ça est suis ai et pas plus trop"))
_READ_IN_LOWER_CASE = frozenset(
    plain_words("hp toc tdah tsa rsa aah sdf vih pma fiv avc ptsd tspt ssm csapa mdph tca lsf chrs esat")
)
LONGEST_SEARCH = 120
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Family:
    """A group of experiences. `themes`: data·inclusion themes, for exchange with other directories."""

    id: str
    label: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Experience:
    """One experience. `sensitive`: shown to nobody unless the person says otherwise. `words`: what people type."""

    id: str
    family: str
    label: str
    description: str
    sensitive: bool
    words: tuple[str, ...]

    def __str__(self) -> str:
        return self.label


def _load() -> tuple[dict[str, Family], dict[str, Experience]]:
    data: dict[str, Any] = yaml.load((_DATA / "lived_experience.yml").read_text("utf-8"), yaml.CSafeLoader)
    families = {row["id"]: Family(row["id"], row["libelle"], tuple(row["di"])) for row in data["familles"]}
    return families, {row["id"]: _experience(row) for row in data["vecus"]}


def _experience(row: dict[str, Any]) -> Experience:
    label, sentence = as_printed(row["libelle"]), as_printed(row["description"])
    words = tuple(dict.fromkeys(row["mots"]))
    return Experience(row["id"], row["famille"], label, sentence, row.get("sensible", False), words)


def as_printed(text: str) -> str:
    """French typography for what is typed on any keyboard: ’, and no line that begins with « : » or « ? »."""
    return re.sub(r" (?=[;?!])", "\u202f", text.replace("'", "’").replace(" :", "\u00a0:"))


FAMILIES, EXPERIENCES = _load()


def find(id: str) -> Experience | None:
    """The experience of that key, or None."""
    return EXPERIENCES.get(id)


def labels(ids: Iterable[str]) -> list[str]:
    """Labels of the keys that exist, in their order."""
    return [EXPERIENCES[key].label for key in ids if key in EXPERIENCES]


def of_family(family: str) -> list[Experience]:
    return [experience for experience in EXPERIENCES.values() if experience.family == family]


def search(text: str, limit: int = 8) -> list[Experience]:
    """The experiences that `text` may mean, best first; accents, endings and small slips do not matter.

    Nothing under two letters; what is beyond 120 characters is not read. A word that nothing knows is replaced by
    the nearest known one when there is one."""
    typed = [fold(word) for word in plain_words(text[:LONGEST_SEARCH])]
    if sum(map(len, typed)) < 2:
        return []
    scores = _scores(typed) or _scores([_nearest(word) for word in typed])
    ranked = sorted(scores, key=lambda key: -scores[key])
    best = scores[ranked[0]] if ranked else 0
    return [EXPERIENCES[key] for key in ranked if scores[key] * 3 >= best][:limit]


def recognised(text: str) -> list[Experience]:
    """The experiences that a free text speaks of, in the order it says them; each once.

    Several words are looked for as a sequence, small words aside: « sortie d’hôpital » finds « sortie de l’hôpital ».
    The longest sequence wins. Words of every day and short capitals are not guessed from."""
    words = plain_words(text[:LONGEST_TEXT])
    said = [word for word in words if stem(word) not in _LIGHT]
    found = longest(_spans(said))
    ids = [told_of_someone_close(span, said, EXPERIENCES[span.what].family) for span in found]
    return [EXPERIENCES[key] for key in dict.fromkeys(ids)]


def other_ways(said: Sequence[str]) -> list[tuple[int, int, frozenset[tuple[str, ...]]]]:
    """Where words name experiences (from, until), and all the ways of saying these: sequences of stems."""
    found: dict[tuple[int, int], set[tuple[str, ...]]] = defaultdict(set)
    for span in longest(_spans(said)):
        found[span.start, span.end].update(_ways()[span.what])
    return [(start, end, frozenset(ways)) for (start, end), ways in sorted(found.items())]


@lru_cache(maxsize=1)
def _ways() -> dict[str, set[tuple[str, ...]]]:
    """By experience: the sequences that name it, but for those that only capitals tell apart."""
    ways: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for rows in _sequences().values():
        for sequence, ids, exact in rows:
            for key in ids if not exact else ():
                ways[key].add(sequence)
    return ways


def known_words() -> frozenset[str]:
    """The words of the list, folded: what a slip of the finger may have meant."""
    return frozenset(_vocabulary())


def _spans(said: Sequence[str]) -> Iterator[Span]:
    """Every sequence of the list that stands in the text."""
    stemmed = [stem(word) for word in said]
    for start, first in enumerate(stemmed):
        for sequence, ids, exact in _sequences().get(first, ()):
            end = start + len(sequence)
            if tuple(stemmed[start:end]) == sequence and (not exact or said[start] == exact):
                yield from (Span(start, end, key) for key in ids)


@lru_cache(maxsize=1)
def _sequences() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...], str]]]:
    """By first stem: the sequence, who it speaks of, and the exact capitals it must have (or "")."""
    weak = {_sequence(word) for line in _weak_lines() for word in line.split(",")}
    holders: dict[tuple[tuple[str, ...], str], list[str]] = defaultdict(list)
    for experience in EXPERIENCES.values():
        for word in experience.words:
            sequence, exact = _sequence(word), _capitals(word)
            if sequence and (exact or sequence not in weak) and len(word) > 1:
                holders[sequence, exact].append(experience.id)
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], str]]] = defaultdict(list)
    for (sequence, exact), ids in holders.items():
        index[sequence[0]].append((sequence, tuple(ids), exact))
    return index


def _weak_lines() -> list[str]:
    lines = (_DATA / "weak_words.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _sequence(words: str) -> tuple[str, ...]:
    return tuple(key for word in plain_words(words) if (key := stem(word)) not in _LIGHT)


def _capitals(word: str) -> str:
    """The word itself when it must be read in capitals: « AA », « TAG », « SEP » are also ordinary words."""
    return word if word.isupper() and word.isalpha() and word.lower() not in _READ_IN_LOWER_CASE else ""


def _scores(typed: Sequence[str]) -> dict[str, int]:
    """How well each experience answers the words typed; those that answer none are left out."""
    wanted = [word for word in typed if stem(word) not in _UNSEARCHED] or list(typed)
    phrase = tuple(stem(word) for word in typed if stem(word) not in _LIGHT)
    scores = {
        key: sum(_score(word, entry) for word in wanted) + _phrase(phrase, entry) for key, entry in _entries().items()
    }
    return {key: score for key, score in scores.items() if score}


@dataclass(frozen=True)
class _Entry:
    """What is compared with a search: stems and folded words of the label and of the words, then of the description."""

    stems: frozenset[str]
    folded: frozenset[str]
    described: frozenset[str]
    sequences: tuple[tuple[str, ...], ...]


def _score(word: str, entry: _Entry) -> int:
    if stem(word) in entry.stems:
        return 6
    if len(word) > 2 and any(known.startswith(word) for known in entry.folded):
        return 4
    return 1 if stem(word) in entry.described else 0


def _phrase(phrase: tuple[str, ...], entry: _Entry) -> int:
    """More when the whole search is one of the words, or holds one of several words."""
    if phrase in entry.sequences:
        return 12
    held = (
        len(s) for s in entry.sequences if len(s) > 1 and any(phrase[i : i + len(s)] == s for i in range(len(phrase)))
    )
    return 4 * max(held, default=0)


@lru_cache(maxsize=1)
def _entries() -> dict[str, _Entry]:
    return {experience.id: _entry(experience) for experience in EXPERIENCES.values()}


def _entry(experience: Experience) -> _Entry:
    words = plain_words(" ".join((experience.label, *experience.words)))
    return _Entry(
        stems=frozenset(stem(word) for word in words) - _LIGHT,
        folded=frozenset(fold(word) for word in words),
        described=frozenset(stem(word) for word in plain_words(experience.description)) - _LIGHT,
        sequences=tuple(_sequence(word) for word in (experience.label, *experience.words)),
    )


def _nearest(word: str) -> str:
    """The known word that looks most like this one, for slips of the finger; itself when none does."""
    return next(iter(difflib.get_close_matches(word, _vocabulary(), n=1, cutoff=0.78)), word) if len(word) > 3 else word


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for entry in _entries().values() for word in entry.folded if len(word) > 3}))
