"""What time brings: the question of the seventh week, the last day of a visit, words kept long enough."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.jobs.periodic import daily
from entrepairs.people.tasks.telling import notify
from entrepairs.structures.importing.parts import erase_file, erase_lines
from entrepairs.structures.models import Correction, Import, JoinRequest, VisitTerm
from entrepairs.structures.rules import coordinators
from entrepairs.structures.visiting import question_day

KEPT = timedelta(days=90)
"""How long a closed request is kept."""
KEPT_CORRECTIONS, UNSEEN = timedelta(days=182), timedelta(days=730)
"""How long a mistake that was told is kept, once someone answered; and when nobody did."""

KEPT_LISTS = timedelta(days=30)
"""How long the lines of a list are kept."""


@daily(at="10:00")
@task()
def follow_visits() -> None:
    """Ask each visitor once « voulez-vous adhérer ? », unless they have said so already; on the last day, tell them and
    the coordination. The visit goes on until someone decides: nobody is sent away by a date."""
    under_way = VisitTerm.objects.under_way().select_related("role__structure", "role__person")
    for term in under_way.filter(asked_at=None, answer=""):
        _once(term, "asked_at", question_day(term.begins_on), _ask)
    for term in under_way.filter(end_told_at=None):
        _once(term, "end_told_at", term.ends_on, _tell_end)


@daily(at="03:40")
@task()
def forget_requests() -> None:
    """Requests to come that were closed or withdrawn three months ago, and all that was said in them."""
    DataKey.objects.erase_with(JoinRequest.objects.filter(closed_at__lt=now() - KEPT))


@daily(at="03:50")
@task()
def forget_corrections() -> None:
    """What was told to be wrong on a page, once answered for half a year, or never looked at in two."""
    Correction.objects.filter(closed_at__lt=now() - KEPT_CORRECTIONS).delete()
    Correction.objects.open().filter(sent_at__lt=now() - UNSEEN).delete()


@daily(at="04:00")
@task()
def forget_lists() -> None:
    """Lists that nobody agreed to in a month, and the lines that are kept of the others."""
    old = Import.objects.filter(created_at__lt=now() - KEPT_LISTS)
    for importing in old.filter(state__in=[Import.State.READY, Import.State.SENT]):
        importing.move_to(Import.State.CANCELLED, ended_at=now())
    for importing in old.exclude(state__in=Import.GOING_ON):
        erase_file(importing)
        erase_lines(importing)


def _once(term: VisitTerm, mark: str, day: date, tell: Callable[[VisitTerm], None]) -> None:
    """Tell what `day` brings, on the clock of the house; the mark is set in the same transaction."""
    if term.role.structure.today < day:
        return
    with transaction.atomic():
        if VisitTerm.objects.filter(pk=term.pk, **{mark: None}).update(**{mark: now()}):
            tell(term)


def _ask(term: VisitTerm) -> None:
    notify(term.role.person, "visit_question", reverse("structures:my_visit", args=[term.role_id]))


def _tell_end(term: VisitTerm) -> None:
    notify(term.role.person, "visit_last_day", reverse("structures:my_visit", args=[term.role_id]))
    for coordinator in coordinators(term.role.structure):
        notify(coordinator, "visit_to_follow", reverse("structures:persons", args=[term.role.structure_id]))
