"""How long a visit lasts, when its question is asked, and the words proposed to a house. Pure.

Two months, and « voulez-vous adhérer ? » in the seventh week: what mutual-help groups do."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from dateutil.relativedelta import relativedelta

TERM = relativedelta(months=2)
ASKED_AFTER = timedelta(days=42)
TEXT_LIMIT = 4000
DASHES = ("–", "—", "-", "•")

PROPOSED = (Path(__file__).parent / "data" / "visit_text.txt").read_text("utf-8").strip()


def last_day(first: date) -> date:
    """The last day of a visit that begins on `first`: two months, both days included."""
    return first + TERM - timedelta(days=1)


def question_day(first: date) -> date:
    """The first day of the seventh week."""
    return first + ASKED_AFTER


@dataclass
class Part:
    """A paragraph of the words of a house: `words`, and the lines of its list; with a list, `words` is its title."""

    words: str
    items: list[str] = field(default_factory=list)


def parts(text: str) -> list[Part]:
    """Paragraphs stand between empty lines; the lines of a list begin with a dash. Every word is kept, in order."""
    found: list[Part] = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        part = Part("")
        for line in filter(None, map(str.strip, block.split("\n"))):
            if line.startswith(DASHES):
                part.items.append(line[1:].strip())
            elif part.items:
                found.append(part)
                part = Part(line)
            else:
                part.words = f"{part.words}\n{line}".strip()
        found.append(part)
    return [part for part in found if part.words or part.items]
