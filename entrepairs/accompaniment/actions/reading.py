"""What a coordinator may read because the person said so: reading it is a line of the journal, for them."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from entrepairs.accompaniment.models import Feedback, Request
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.models import Person

SAME_READING = timedelta(hours=1)


@transaction.atomic
def read_request_text(request: Request, *, by: Person) -> str:
    """The text of a request that the person opened to the team; "" otherwise. Written down once an hour for each
    reader: opening the page again meanwhile is the same reading."""
    if request.text_open_to_team_at is None:
        return ""
    if not Request.objects.overseen_by(by).filter(pk=request.pk).exists():
        raise Refused("")
    since = max(request.text_open_to_team_at, now() - SAME_READING)
    mine = Entry.objects.filter(actor=by.pk, verb="request.read_by_team", thing=str(request.pk))
    if not mine.filter(at__gte=since).exists():
        journal(by, "request.read_by_team", request, about=request.person)
    return str(request.text)


@transaction.atomic
def read_feedback(found: Iterable[Feedback], *, by: Person) -> list[Feedback]:
    """Feedback that people opened to the team, as it is shown to `by`. Written down once for each reader."""
    rows = list(found)
    keys = [str(row.pk) for row in rows]
    known = Entry.objects.filter(actor=by.pk, verb="feedback.read_by_team", thing__in=keys)
    already = set(known.values_list("thing", flat=True))
    for row in rows:
        if str(row.pk) not in already and row.by.person is not None:
            journal(by, "feedback.read_by_team", row, about=row.by.person)
    return rows
