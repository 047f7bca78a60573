"""What strangers read, kept for a moment: pages of open circles for visitors, posts of open threads for everybody.

A page for one person never is. Nothing of an older moment stays once somebody has come again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar

from django.conf import settings
from django.utils.translation import get_language

T = TypeVar("T")
MOST = 200
"""Kept at once: less than a MiB. Eight pages are most of what is read in the same second."""


@dataclass
class Kept:
    """What pages show in one moment of `settings.CIRCLES_KEPT` seconds."""

    moment: float = 0.0
    parts: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def page(self, key: tuple[Any, ...], read: Callable[[], T]) -> T:
        """By address, and by language."""
        return self.part((*key, get_language()), read)

    def part(self, key: tuple[Any, ...], read: Callable[[], T]) -> T:
        """What `read` gives, once in this moment. What it raises is not kept."""
        if not settings.CIRCLES_KEPT:
            return read()
        moment = monotonic() // settings.CIRCLES_KEPT
        if moment != self.moment:
            self.moment, self.parts = moment, {}
        parts = self.parts
        if (found := parts.get(key)) is None:
            found = read()
            if len(parts) < MOST:
                parts[key] = found
        return found


kept = Kept()
