"""What is worth one sentence before a text goes out: help lines, a number to take out, words that hurt. Pure.

A hint never stops a text: it is said once, everything typed stays, and the same button sends."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from entrepairs.community.marked import plain
from entrepairs.safety.triage.contact import Span, leaks
from entrepairs.safety.triage.judge import HIGH, IMMINENT, LONGEST, LOW, NONE, OTHER, Reading, judge

LEFT_OUT = "[…]"
LEVELS = (NONE, LOW, HIGH, IMMINENT)


@dataclass(frozen=True)
class Hints:
    """`helps`: show the help lines; `is_near`: the danger is, others will not read it; `for_other`: the text worries
    about someone else; `leaks`: the places of contact details, as they were typed; `hurts`: it seems to attack
    someone."""

    helps: bool
    is_near: bool
    for_other: bool
    leaks: tuple[str, ...]
    hurts: bool

    @property
    def for_more(self) -> "Hints":
        """Once it was said for fewer readers: of numbers, that others will read."""
        return replace(self, helps=False, hurts=False, leaks=() if self.is_near else self.leaks)

    def __bool__(self) -> bool:
        return self.helps or bool(self.leaks) or self.hurts


def hints_of(said: Reading, texts: Iterable[str]) -> Hints:
    """Of all that goes out together, and what was read in it: a title, a note, a text."""
    found = tuple(text[start:end] for text in texts for start, end in _leaks_as_typed(text, said))
    is_near, for_other = said.level == IMMINENT, said.is_raised and said.concerns == OTHER
    return Hints(said.is_raised, is_near, for_other, found, bool(said.abuse))


def _leaks_as_typed(text: str, said: Reading) -> list[Span]:
    """Not looked for again where the triage has read the whole text as it was typed, and found none."""
    was_read = len(text) <= LONGEST and plain(text) == text
    return [] if was_read and not said.leaks else leaks(text)


def without_leaks(text: str) -> str:
    """The same text, « […] » where contact details stood."""
    for start, end in sorted(leaks(text), reverse=True):
        text = f"{text[:start]}{LEFT_OUT}{text[end:]}"
    return text


def queue_of(said: Reading, *, waits: bool) -> str:
    """In which queue humans read it: rouge, orange, jaune, vert. All that is written is read once."""
    if said.level == IMMINENT:
        return "rouge"
    if said.is_raised:
        return "orange"
    return "jaune" if said.leaks or said.abuse or waits else "vert"


def read_together(texts: Iterable[str]) -> Reading:
    """Title, note and text, each read by itself and without its signs, as the triage learnt to: the nearest danger of
    them, all they leak."""
    read = [judge(plain(text)) for text in texts if text] or [judge("")]
    nearest = max(read, key=lambda one: LEVELS.index(one.level))
    abuse = next((one.abuse for one in read if one.abuse), "")
    return replace(nearest, leaks=tuple(span for one in read for span in one.leaks), abuse=abuse)
