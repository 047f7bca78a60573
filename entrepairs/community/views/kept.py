"""What strangers read, kept for a moment: pages of open circles for visitors, posts of open threads for everybody.

A page for one person never is. Nothing of an older moment stays once somebody has come again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar

from django.conf import settings

T = TypeVar("T")
MOST = 200
"""Of each kind, at once. Posts: eight pages, most of what is read in the same second; a MiB, three if all are long."""


@dataclass
class Kept:
    """What pages show in one moment of `settings.CIRCLES_KEPT` seconds; the first `most`."""

    most: int = MOST
    moment: float = 0.0
    parts: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def once(self, key: tuple[Any, ...], read: Callable[[], T]) -> T:
        """What `read` gives, once in this moment. `key`: all that it depends on, the language too. What it raises is
        not kept."""
        if not settings.CIRCLES_KEPT:
            return read()
        moment = monotonic() // settings.CIRCLES_KEPT
        if moment != self.moment:
            self.moment, self.parts = moment, {}
        parts = self.parts
        if (found := parts.get(key)) is None:
            found = read()
            if len(parts) < self.most:
                parts[key] = found
        return found


pages = Kept()
posts = Kept()
