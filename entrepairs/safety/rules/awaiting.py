"""What of a text still waits for a human to decide."""

from datetime import datetime
from typing import Any

from entrepairs.safety import subjects
from entrepairs.safety.models import HIDING, Decision, Look
from entrepairs.safety.subjects import Subject


def awaits_decision(look: Look) -> bool:
    """It is hidden until a human decides, or its author has changed it since they did: « lu » would leave it so, and
    nobody would be asked again. What is gone awaits nothing."""
    hiding = Decision.objects.about(look.kind, look.object_id).in_force().filter(measure__in=HIDING)
    decided = list(hiding.values_list("by_human", "decided_at"))
    subject, thing = subjects.both(look.kind, look.object_id) if decided else (None, None)
    if subject is None or thing is None:
        return False
    return any(not by_human or changed_since(at, subject, thing) for by_human, at in decided)


def changed_since(at: datetime, subject: Subject | None, thing: Any) -> bool:
    """By its author, as far as its kind tells."""
    if subject is None or thing is None or subject.changed_at is None:
        return False
    changed_at = subject.changed_at(thing)
    return changed_at is not None and at < changed_at
