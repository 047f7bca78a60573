"""Which requests a human of the team reads before anyone is drafted for them (rule H10): those whose text seems to
speak of a danger now, and those that somebody showed to the watch as such. Nothing of it is kept."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.accompaniment.presented import SHARED
from entrepairs.core.models import Entry
from entrepairs.safety.models import Look
from entrepairs.safety.triage.judge import IMMINENT, judge

READ, WRITTEN = "request.read_by_team", ("request.sent", "request.changed", "request.reopened")


def to_read_first(requests: Sequence[Request]) -> set[UUID]:
    """Of these requests, by key. Only texts that the person opened to the team are looked at: for the others, nobody of
    the team prepares anything."""
    helped = [one for one in requests if one.text_open_to_team_at is not None]
    raised = {one.pk for one in helped if one.text and judge(one.text).level == IMMINENT}
    return (raised - _read(raised)) | _shown_as_red(helped)


def _read(requests: set[UUID]) -> set[UUID]:
    """Those that someone of the team read since they were last written."""
    last: dict[tuple[str, bool], datetime] = {}
    if requests:
        lines = Entry.objects.filter(kind=Request._meta.label, thing__in=[str(key) for key in requests])
        for line in lines.filter(verb__in=[READ, *WRITTEN]).order_by("at"):
            last[line.thing, line.verb == READ] = line.at
    return {
        key for key in requests if (read := last.get((str(key), True))) and read >= last.get((str(key), False), read)
    }


def _shown_as_red(requests: Sequence[Request]) -> set[UUID]:
    """Those of which a supporter showed the words, while the look is red and open."""
    if not requests:
        return set()
    red = Look.objects.open().filter(kind=SHARED, queue=Look.Queue.RED).values("object_id")
    rows = Proposal.objects.filter(pk__in=red, request__in=requests).order_by()
    return set(rows.values_list("request_id", flat=True))
