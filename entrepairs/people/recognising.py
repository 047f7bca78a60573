"""What is kept among the words found in a free text. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from entrepairs.core.words import stem, stems

CLOSE_ONES = frozenset(
    stems(
        "fils fille mari femme mère maman père papa frère sœur conjoint conjointe compagnon compagne ami amie copain "
        "copine parent parents enfant enfants oncle tante cousin cousine grand-mère proche ado"
    )
)
WHOSE = frozenset(stems("mon ma mes notre nos un"))
REACH = 4  # words between the close one and what is said of them
BY_FAMILY = {
    "psychique": "proche-trouble-psychique",
    "soins": "proche-trouble-psychique",
    "consommations": "proche-addiction",
}


@dataclass(frozen=True)
class Span:
    """Words `start` to `end` (excluded) of a text name `what`."""

    start: int
    end: int
    what: str

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end and len(self) > len(other)

    def __len__(self) -> int:
        return self.end - self.start


def longest(spans: Iterable[Span]) -> list[Span]:
    """Those that no longer one holds, in the order of the text."""
    found = list(spans)
    return [span for span in found if not any(other.holds(span) for other in found)]


def told_of_someone_close(span: Span, said: Sequence[str], family: str) -> str:
    """« Mon fils est hospitalisé » is told by someone close: the key for that; otherwise the key of the span."""
    before = [stem(word) for word in said[max(0, span.start - REACH) : span.start]]
    close = any(whose in WHOSE and one in CLOSE_ONES for whose, one in pairwise(before))
    is_self = any(stem(word) in ("je", "j") for word in said[max(0, span.start - REACH) : span.end])
    return BY_FAMILY.get(family, span.what) if close and not is_self else span.what
