"""Waiting honestly: at fifteen days, a named coordinator and advice. A request never expires."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django_tasks import task

from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.jobs.periodic import daily
from entrepairs.people.actions.notices import notify
from entrepairs.structures.rules import coordinators

ADVISE_AFTER = timedelta(days=15)


@daily(at="10:00")
@task()
def advise_those_who_wait() -> None:
    """Write once to each person who has waited fifteen days without anyone being asked."""
    asked = Proposal.objects.asked().values("request")
    long = Request.objects.open().filter(advised_at=None, sent_at__lte=now() - ADVISE_AFTER).exclude(pk__in=asked)
    for pk in long.values_list("pk", flat=True):
        advise(pk)


@transaction.atomic
def advise(pk: UUID) -> None:
    """The page of the request now says who looks after it and what may help; the coordinators are told too."""
    rows = Request.objects.open().filter(pk=pk, advised_at=None)
    if not rows.update(advised_at=now()):
        return
    request = Request.objects.select_related("person", "structure").get(pk=pk)
    journal(None, "request.advised", request, about=request.person)
    notify(request.person, "request_advice", request.get_absolute_url())
    for coordinator in coordinators(request.structure) if request.structure else []:
        notify(coordinator, "request_waits", "/coordination/")
