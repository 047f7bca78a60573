"""What was told, and what was decided, are erased a year after their end, with the keys that sealed them."""

from datetime import timedelta

from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.jobs.periodic import daily
from entrepairs.safety.models import Appeal, Asking, Concern, Decision, NameDraw, NameOpening, Report
from entrepairs.safety.models.decision import APPEAL_WITHIN

KEPT, ASKED_KEPT = timedelta(days=365), timedelta(days=7)
COPIES_KEPT = APPEAL_WITHIN
"""After it is closed, or decided: as long as somebody may ask for another look."""


@daily(at="03:40")
@task()
def forget_askings() -> None:
    """Who was asked to answer: a week."""
    Asking.objects.filter(asked_at__lt=now() - ASKED_KEPT).delete()


@daily(at="03:33")
@task()
def forget_copies() -> None:
    """The words of a thing, as they were when somebody told about it, or when it was decided; unless somebody looks at
    the decision again."""
    before = now() - COPIES_KEPT
    for model in (Report, Concern):
        model.objects.filter(closed_at__lt=before).exclude(sealed_snapshot=b"").update(sealed_snapshot=b"")
    decided = Decision.objects.filter(decided_at__lt=before).exclude(appeal__in=Appeal.objects.open())
    decided.exclude(sealed_copy=b"").update(sealed_copy=b"")


@daily(at="03:35")
@task()
def forget_told() -> None:
    """Reports and concerns a year after they were closed, decisions a year after they were lifted, and a year after a
    name was asked for, that it was."""
    before = now() - KEPT
    for rows in (
        Report.objects.filter(closed_at__lt=before),
        Concern.objects.filter(closed_at__lt=before),
        Decision.objects.filter(lifted_at__lt=before),
        NameOpening.objects.filter(asked_at__lt=before),
        NameDraw.objects.filter(drawn_at__lt=before, openings=None),
    ):
        DataKey.objects.erase_with(rows)
