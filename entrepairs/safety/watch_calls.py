"""Who was called for a red, and what took."""

from datetime import datetime
from uuid import UUID

from entrepairs.people.models import Notice
from entrepairs.safety.models import Look, LookCall


def calls_of(look: Look) -> list[tuple[LookCall, datetime | None]]:
    """From the first: with its steps, and when the e-mail left, if one did."""
    calls = list(look.calls.select_related("person").prefetch_related("steps"))
    told = Notice.objects.filter(
        kind="watch_call", path=look.get_absolute_url(), person__in=[one.person for one in calls]
    )
    sent = told.order_by("mailed_at").values_list("person", "mailed_at") if calls else ()
    mailed = [(person, at) for person, at in sent if at]
    return [(call, _first_since(call, mailed)) for call in calls]


def _first_since(call: LookCall, mailed: list[tuple[UUID, datetime]]) -> datetime | None:
    return next((at for person, at in mailed if person == call.person_id and at >= call.at), None)
