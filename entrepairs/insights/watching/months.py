"""Months of the watch: sums of days, and what of them is said to everybody. Pure.

Nothing that is published is a sum of something else that is: no number under five can be found by subtraction. A month
is said once it is over, and never changes: two versions cannot be laid side by side (docs/decisions/0013)."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.insights.suppression import LEAST, Counts, hidden
from entrepairs.insights.words import HIDDEN, Value

REMOVED = ("measure.limite", "measure.retrait")
SAID: dict[str, str | Promise] = {
    "queue.rouge": _("Textes regardés tout de suite : un danger semblait proche"),
    "queue.orange": _("Textes regardés vite : quelqu’un n’allait pas bien"),
    "queue.jaune": _("Textes regardés pour une règle"),
    "queue.bleu": _("Messages restés sans réponse"),
    "queue.vert": _("Autres textes lus"),
    "told.report": _("Signalements reçus"),
    "told.concern": _("Fois où quelqu’un s’est inquiété pour quelqu’un"),
    "removed": _("Textes retirés, ou montrés à leur auteur·e seulement"),
    "appeal.maintien": _("Autre regard : la décision est restée"),
    "appeal.levee": _("Autre regard : la décision a été levée"),
}
"""What everybody reads, in order. How many appeals were asked is not: with the two outcomes, it would tell a third."""


@dataclass(frozen=True)
class Month:
    """Sums of the days of a month. `looked`, `decided`: minutes, one for each thing; `days`: how many were counted."""

    first: date
    counts: Mapping[str, int]
    looked: tuple[int, ...] = ()
    decided: tuple[int, ...] = ()
    days: int = 0

    @property
    def is_whole(self) -> bool:
        """Each of its days was counted, and something happened."""
        return self.days == monthrange(self.first.year, self.first.month)[1] and bool(self.counts)

    def count(self, key: str) -> int:
        return sum(self.counts.get(one, 0) for one in REMOVED) if key == "removed" else self.counts.get(key, 0)


def months(days: Iterable[tuple[date, Mapping[str, Any]]]) -> list[Month]:
    """From the newest."""
    found: dict[date, list[Mapping[str, Any]]] = {}
    for day, figures in days:
        found.setdefault(day.replace(day=1), []).append(figures)
    return [_summed(first, found[first]) for first in sorted(found, reverse=True)]


def published(month: Month) -> list[tuple[str, Value]]:
    """For everybody: small counts are hidden; « personne » is said, since it is nobody."""
    values = {key: month.count(key) for key in SAID}
    away = hidden(Counts(values))
    return [(str(label), HIDDEN if key in away else values[key]) for key, label in SAID.items()]


def middle(minutes: Iterable[int]) -> float | None:
    """Median, in minutes; None under five values."""
    waits = sorted(minutes)
    return median(waits) if len(waits) >= LEAST else None


def ninth(minutes: Iterable[int]) -> int | None:
    """90th percentile (nearest rank), in minutes; None under five values."""
    waits = sorted(minutes)
    return waits[-(-len(waits) * 9 // 10) - 1] if len(waits) >= LEAST else None


def _summed(first: date, days: list[Mapping[str, Any]]) -> Month:
    counts: Counter[str] = Counter()
    for one in days:
        counts.update(one["counts"])
    waits = {key: tuple(sorted(wait for one in days for wait in one[key])) for key in ("looked", "decided")}
    return Month(first, dict(counts), **waits, days=len(days))
