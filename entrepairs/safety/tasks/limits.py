"""What was decided until a date is written as lifted once it is past. It held nobody any more."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.jobs.periodic import every
from entrepairs.people.tasks.telling import notify
from entrepairs.safety.models import Decision
from entrepairs.safety.models.decision import DecisionQuerySet


@every(minutes=30)
@task()
def end_dated() -> None:
    end_past(Decision.objects.all())


def end_past(rows: DecisionQuerySet) -> None:
    """Of these, those whose date is past."""
    for key in rows.in_force().filter(until__lte=now()).values_list("pk", flat=True):
        _end(Decision(pk=key))


@transaction.atomic
def _end(dated: Decision) -> None:
    """Its author is told, once."""
    rows = Decision.objects.select_for_update(of=("self",)).select_related("data_key", "author")
    decision = rows.filter(pk=dated.pk, lifted_at=None).first()
    if decision is None:
        return
    decision.lifted_because, decision.lifted_at = _("La date est passée. Tout est comme avant."), now()
    decision.save(update_fields=["sealed_lifted_because", "lifted_at"])
    journal(None, "decision.lifted", decision)
    if decision.author is not None:
        notify(decision.author, "decision_lifted", decision.get_absolute_url())
