"""What a message asks of the team: how near the danger, about whom, what it leaks, what it attacks. Pure.

A signal for humans, never a verdict: it raises a text in a queue and shows help, it blocks nothing."""

from dataclasses import dataclass

from entrepairs.safety.triage.contact import Span, leaks
from entrepairs.safety.triage.context import AROUND, is_denied
from entrepairs.safety.triage.features import features, hits_of, share
from entrepairs.safety.triage.normal import Read, read
from entrepairs.safety.triage.phrases import Hit
from entrepairs.safety.triage.scale import Scale, scale

NONE, LOW, HIGH, IMMINENT = "none", "low", "high", "imminent"
SELF, OTHER = "self", "other"
LONGEST = 4_000
"""Characters read at most, half from the start and half from the end: a longer text takes no longer."""


@dataclass(frozen=True)
class Reading:
    """`level` none, low, high or imminent; `concerns` self, other, or empty; `leaks` places in what was read, in
    characters: those of the text up to LONGEST, beyond it only whether there are any; `abuse` its kind, or empty;
    `words` those that led there, as they were typed."""

    level: str
    concerns: str
    leaks: tuple[Span, ...]
    abuse: str
    words: tuple[str, ...]

    @property
    def is_raised(self) -> bool:
        """Put in orange or red."""
        return self.level in (HIGH, IMMINENT)


def judge(text: str, by: Scale | None = None) -> Reading:
    """What a message asks of the team, by the shipped scale or by another."""
    by = by or scale()
    seen = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}\n{text[-LONGEST // 2 :]}"
    pieces = read(seen)
    hits = hits_of(pieces)
    found, counts = features(pieces, hits), share(pieces)
    says = by.answers(found, counts)
    level = (IMMINENT if says[IMMINENT] else HIGH) if says[HIGH] else LOW if says[LOW] else NONE
    concerns = "" if level == NONE else OTHER if says[OTHER] else SELF
    abuse = by.kind(found, counts) if says["abuse"] else ""
    return Reading(level, concerns, tuple(leaks(seen)), abuse, _words(pieces, hits))


def _words(text: Read, hits: list[Hit]) -> tuple[str, ...]:
    """Of the phrases that are meant, each once, in order."""
    told = [hit for hit in hits if hit.concept not in AROUND and not is_denied(text, hit)]
    return tuple(dict.fromkeys(text.words_of(hit.first, hit.last) for hit in told))
