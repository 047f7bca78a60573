"""Read what was told. Every opening is a line of the journal, which names neither who told nor whom it is about."""

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.safety.models import Concern, Look, Report
from entrepairs.safety.models.report import Told
from entrepairs.safety.rules.watch import may_work_on


@transaction.atomic
def open_told(look: Look, *, by: Person) -> list[Told]:
    """The open reports and concerns behind a look, oldest first. Those who told read that someone opened it."""
    require(may_work_on(by, look))
    found: list[Told] = []
    for model in (Concern, Report):
        rows = model.objects.about(look.kind, look.object_id).open()
        rows.filter(opened_at=None).update(opened_at=now())
        found += rows.select_related("data_key")
    for told in found:
        journal(by, "told.opened", told)
    return sorted(found, key=lambda told: (told.sent_at, str(told.pk)))
