"""Pages of open circles, kept for a moment for visitors: what is kept is what everybody may read.

A page for one person never is. Nothing of an older moment stays once somebody has come again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

Context = dict[str, Any]


@dataclass
class Kept:
    """What pages show, by their address and language, in one moment of `settings.CIRCLES_KEPT` seconds."""

    moment: float = 0.0
    pages: dict[tuple[Any, ...], Context] = field(default_factory=dict)

    def page(self, key: tuple[Any, ...], read: Callable[[], Context]) -> Context:
        """What `read` gives, once in this moment. What it raises is not kept."""
        if not settings.CIRCLES_KEPT:
            return read()
        moment = monotonic() // settings.CIRCLES_KEPT
        if moment != self.moment:
            self.moment, self.pages = moment, {}
        pages, whole = self.pages, (*key, get_language())
        if whole not in pages:
            pages[whole] = read()
        return pages[whole]


kept = Kept()
