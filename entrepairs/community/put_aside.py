"""What one person has put aside, and why a text is folded for them. Pure.

A word stands for its family: « suicide » folds « suicides ». Several words are looked for side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from entrepairs.core.words import stems

WORD, PERSON = "mot", "personne"
MOST_WORDS, LONGEST_WORD = 50, 40


@dataclass(frozen=True)
class PutAside:
    """`words`: as their owner wrote them. `people`, `circles`: keys. `images`: all of them."""

    words: tuple[str, ...] = ()
    people: frozenset[UUID] = frozenset()
    circles: frozenset[UUID] = frozenset()
    images: bool = False

    @classmethod
    def of(cls, words: str, people: str, circles: str, images: bool) -> "PutAside":
        """As they are kept: one a line."""
        return cls(tuple(words.splitlines()), _keys(people), _keys(circles), images)

    def why(self, texts: Iterable[str], author: UUID | None) -> str:
        """WORD, PERSON, or "" when nothing is folded. `author`: None under an alias, which is nobody here."""
        if author in self.people:
            return PERSON
        return WORD if self.words and any(self._holds(text) for text in texts) else ""

    def _holds(self, text: str) -> bool:
        said = _line(text)
        return any(_line(word) in said for word in self.words)


def _keys(lines: str) -> frozenset[UUID]:
    return frozenset(map(UUID, lines.split()))


def _line(text: str) -> str:
    return f" {' '.join(stems(text))} "


def tidied(typed: str) -> tuple[str, ...]:
    """A word, or a few words, a line or between commas; each once. What holds no letter is left out."""
    parts = [" ".join(part.split()) for line in typed.splitlines() for part in line.split(",")]
    return tuple(dict.fromkeys(part for part in parts if stems(part)))
