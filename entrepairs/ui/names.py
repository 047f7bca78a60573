"""The names that components accept; an unknown one is refused with the list of those that exist."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.template import TemplateSyntaxError

from entrepairs.ui.moments import DAYS, PARTS

__all__ = ["BUTTONS", "DAYS", "NOTICES", "PARTS", "Drawing", "check", "icons"]

DRAWINGS = Path(__file__).resolve().parent / "icons.svg"
_DRAWING = re.compile(r'<symbol id="([\w-]+)" viewBox="([\d ]+)">(.*?)</symbol>')
BUTTONS = ["main", "quiet", "danger", "plain"]
NOTICES = {"info": "info", "warm": "heart", "warning": "warning", "danger": "help"}  # look → icon


class Drawing(NamedTuple):
    """`box`: the viewBox. `shapes`: SVG that stands in it; its strokes and fills are those of `.icon`."""

    box: str
    shapes: str


@cache
def icons() -> dict[str, Drawing]:
    """Every drawing there is."""
    return {name: Drawing(box, shapes) for name, box, shapes in _DRAWING.findall(DRAWINGS.read_text())}


def check(what: str, given: object, accepted: Iterable[object]) -> None:
    """Raise TemplateSyntaxError, for developers, unless the name is accepted."""
    if given not in accepted:
        known = ", ".join(sorted(repr(name) for name in accepted))
        raise TemplateSyntaxError(f"Unknown {what} {given!r}. Choose among: {known}.")
