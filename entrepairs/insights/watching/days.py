"""What the watch did in one day, as numbers that stay true once texts and accounts are erased."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_default_timezone

from entrepairs.safety.models import Appeal, Concern, Decision, Look, Report

Figures = dict[str, Any]
MINUTE = timedelta(minutes=1)


def figures_of(day: date) -> Figures:
    """`counts`: key → number. `looked`, `decided`: minutes from the arrival of each thing to a first human look, and
    from each report to its decision."""
    since, until = bounds(day)
    counts: Counter[str] = Counter()
    counts.update(f"queue.{queue}" for queue in _of(Look, "entered_at", since, until).values_list("queue", flat=True))
    counts["told.report"] = _of(Report, "sent_at", since, until).count()
    counts["told.concern"] = _of(Concern, "sent_at", since, until).count()
    decisions = _of(Decision, "decided_at", since, until).filter(by_human=True)
    counts.update(f"measure.{measure}" for measure in decisions.values_list("measure", flat=True))
    counts["reasoned"] = decisions.exclude(sealed_facts=b"").count()
    counts["appeal.asked"] = _of(Appeal, "asked_at", since, until).count()
    judged = _of(Appeal, "judged_at", since, until)
    counts.update(f"appeal.{outcome}" for outcome in judged.values_list("outcome", flat=True))
    seen = _of(Look, "done_at", since, until).values_list("entered_at", "claimed_at", "done_at")
    closed = _of(Report, "closed_at", since, until).values_list("sent_at", "closed_at")
    return {
        "counts": {key: number for key, number in sorted(counts.items()) if number},
        "looked": sorted((claimed or done) - entered for entered, claimed, done in seen),
        "decided": sorted(at - sent for sent, at in closed),
    }


def stored(figures: Figures) -> Figures:
    """With whole minutes in place of durations."""
    return figures | {key: [int(wait / MINUTE) for wait in figures[key]] for key in ("looked", "decided")}


def bounds(day: date) -> tuple[datetime, datetime]:
    """The day on the clock of the house, the second bound excluded."""
    zone = get_default_timezone()
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def _of(model: Any, field: str, since: datetime, until: datetime) -> Any:
    return model.objects.filter(**{f"{field}__gte": since, f"{field}__lt": until}).order_by()
