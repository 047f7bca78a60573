"""Who was called for a red, and what took."""

from datetime import datetime

from entrepairs.people.models import Notice
from entrepairs.safety.models import Look, LookCall


def calls_of(look: Look) -> list[tuple[LookCall, datetime | None]]:
    """From the first: with its steps, and when the e-mail left, if one did."""
    calls = list(look.calls.select_related("person").prefetch_related("steps"))
    told = Notice.objects.filter(
        kind="watch_call", path=look.get_absolute_url(), person__in=[one.person for one in calls]
    )
    mailed = dict(told.values_list("person", "mailed_at")) if calls else {}
    return [(call, mailed.get(call.person_id)) for call in calls]
