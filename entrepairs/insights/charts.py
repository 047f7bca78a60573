"""Bars drawn on the server: one line a row, its label, a bar, its number. Pure: places in a drawing of WIDTH units.

Lying bars keep their words readable on a narrow screen; each says its number, so that no colour is needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from entrepairs.insights.words import HIDDEN, Value, number

WIDTH, LINE, THICK = 320, 24, 14
LABELS, NUMBERS = 84, 52
LONGEST = WIDTH - LABELS - NUMBERS


@dataclass(frozen=True)
class Bar:
    """`top`: where its line begins; `length`: 0 when there is nothing to draw. `said`: its number, or why not."""

    label: str
    said: str
    top: int
    length: float

    @property
    def text_y(self) -> int:
        return self.top + 16

    @property
    def bar_y(self) -> int:
        return self.top + (LINE - THICK) // 2

    @property
    def number_x(self) -> float:
        return LABELS + self.length + 6


@dataclass(frozen=True)
class Chart:
    bars: tuple[Bar, ...]

    width: int = WIDTH
    labels: int = LABELS
    thick: int = THICK

    @property
    def height(self) -> int:
        return LINE * len(self.bars)


def bars(rows: Sequence[tuple[str, Value]]) -> Chart:
    """A bar for each row, the longest for the largest number. What is unknown or hidden has no bar, and says so."""
    most = max((value for _label, value in rows if isinstance(value, int | float)), default=0) or 1
    drawn = []
    for n, (label, value) in enumerate(rows):
        known = value if isinstance(value, int | float) else None
        words = number(known) if known is not None else ("n. c." if value == HIDDEN else "–")
        drawn.append(Bar(label, words, n * LINE, round((known or 0) / most * LONGEST, 1)))
    return Chart(tuple(drawn))
