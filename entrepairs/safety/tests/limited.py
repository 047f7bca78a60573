"""Limits on people, decided by the real action."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.safety.actions.limits import Limiting, limit_person
from entrepairs.safety.models import Limit, Look

WHY = "Trois messages de suite visent la même personne."


def in_days(days: int) -> Any:
    return localdate(now()) + timedelta(days=days)


def limited(look: Look, reach: str, *, by: Person, days: int = 6) -> Limit:
    """Until the end of the day in so many days."""
    return limit_person(look, Limiting(reach, in_days(days), "attaque", WHY), by=by)
