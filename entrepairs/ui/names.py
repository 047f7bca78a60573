"""The names that components accept; an unknown one is refused with the list of those that exist."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.template import TemplateSyntaxError

from entrepairs.ui.moments import DAYS, PARTS

__all__ = ["BUTTONS", "DAYS", "NOTICES", "PARTS", "check", "icons"]

SPRITE = Path(__file__).resolve().parent / "static" / "ui" / "icons.svg"
BUTTONS = ["main", "quiet", "danger", "plain"]
NOTICES = {"info": "info", "warm": "heart", "warning": "warning", "danger": "help"}  # look → icon


@cache
def icons() -> frozenset[str]:
    """Every symbol of the sprite."""
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text()))


def check(what: str, given: object, accepted: Iterable[object]) -> None:
    """Raise TemplateSyntaxError, for developers, unless the name is accepted."""
    if given not in accepted:
        known = ", ".join(sorted(repr(name) for name in accepted))
        raise TemplateSyntaxError(f"Unknown {what} {given!r}. Choose among: {known}.")
