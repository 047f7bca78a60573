"""What a search asks for, in the words of whoever asks. Pure.

« hôpitaux » finds « hôpital »; « dépression » also finds « déprime », as the list of experiences says it; a word that
nobody knows may be a slip of the finger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from entrepairs.core.words import fold, keywords, small_stems, stem
from entrepairs.people.experiences import known_words, other_ways

LONGEST = 120
MOST_PARTS, MOST_WAYS = 8, 40
SHORTEST_REPAIRED = 4
AROUND = 110
Way = tuple[str, ...]
"""Stems that stand together in a text, in any order."""


@dataclass(frozen=True)
class Part:
    """A part of what is asked: a text answers it in one of these ways."""

    ways: tuple[Way, ...]


def parts(text: str) -> list[Part]:
    """A text is found when it answers every part. None: nothing is asked but small words."""
    said = keywords(text[:LONGEST])
    named = {start: (end, ways) for start, end, ways in other_ways(said)}
    found: list[Part] = []
    at = 0
    while at < len(said) and len(found) < MOST_PARTS:
        end, ways = named.get(at, (at + 1, frozenset()))
        typed = tuple(dict.fromkeys(stem(word) for word in said[at:end]))
        found.append(Part((typed, *sorted(way for way in ways if way != typed and _is_told(way))[:MOST_WAYS])))
        at = end
    return found


def _is_told(way: Way) -> bool:
    """Whether what is kept of a text says it whole: « ne plus manger » is not « manger »."""
    return not small_stems().intersection(way)


def answers(text: str, asked: Sequence[Part]) -> bool:
    """Whether a text that is read as it is answers every part. Nothing asked: no."""
    said = {stem(word) for word in keywords(text)}
    return bool(asked) and all(any(said.issuperset(way) for way in part.ways) for part in asked)


def repaired(text: str) -> str:
    """The same, each word that nobody knows replaced by those that are one slip away; itself when there are none."""
    words = keywords(text[:LONGEST])
    return " ".join(_known_near(word) or word for word in words)


def _known_near(word: str) -> str:
    """The known words at one slip of this one; the word alone when it is known or short."""
    typed = fold(word)
    if len(typed) < SHORTEST_REPAIRED or typed in known_words():
        return ""
    return next((one for one in _slips(typed) if one in known_words()), "")


def _slips(word: str) -> Iterator[str]:
    """A letter twice or missing, two in the wrong order, one for another, one too many (Norvig, « How to write a
    spelling corrector »): the likeliest first."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from (left + letter + right for left, right in cuts for letter in ascii_lowercase)
    yield from (left + right[1:] for left, right in cuts if right)
    yield from (left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase)


def excerpt(text: str, found: Sequence[Part]) -> str:
    """A few words around the first one that answers; the beginning when only the title does."""
    wanted = {one for part in found for way in part.ways for one in way}
    flat = " ".join(text.split())
    at = next((flat.find(word) for word in keywords(flat) if stem(word) in wanted), 0)
    start = flat.rfind(" ", 0, max(at - AROUND, 0)) + 1 if at > AROUND else 0
    end = start + 2 * AROUND
    cut = flat[start:end].rsplit(" ", 1)[0] if len(flat) > end else flat[start:]
    return f"{'… ' if start else ''}{cut}{' …' if len(flat) > end else ''}"
