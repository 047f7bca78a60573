"""Read what was told, and close it. The journal keeps each opening, and names neither who told nor whom it is about."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Appeal, Concern, Decision, Look, Measure, Report
from entrepairs.safety.models.report import Told
from entrepairs.safety.rules.decisions import may_judge
from entrepairs.safety.rules.told import TOLD
from entrepairs.safety.rules.watch import may_work_on
from entrepairs.safety.seen import picture_since, told_of
from entrepairs.safety.tasks.letters import send_receipt


@transaction.atomic
def open_told(look: Look, *, by: Person) -> list[Told]:
    """The open reports and concerns behind a look, oldest first. Those who told read that someone opened it."""
    require(may_work_on(by, look))
    for model in (Concern, Report):
        model.objects.about(look.kind, look.object_id).open().filter(opened_at=None).update(opened_at=now())
    found = told_of(look.kind, look.object_id)
    for told in found:
        journal(by, "told.opened", told)
    return found


@transaction.atomic
def open_decision(decision: Decision, *, by: Person) -> None:
    """Its copy of the words, and those of an appeal. The line names no author, who reads it for what is private."""
    subject = subjects.of(decision.source[0])
    about = decision.author if subject and subject.is_private else None
    journal(by, "decision.opened", decision, about=about, reason=_("La veille a relu une décision.") if about else "")


@transaction.atomic
def open_judged_picture(appeal: Appeal, *, by: Person) -> bytes:
    """By who judges: the picture that was decided about; b"" when it is there no more, or was changed since. A line of
    the journal each time."""
    require(may_judge(by, appeal))
    decision = appeal.decision
    picture = picture_since(*decision.source, decision.decided_at)
    if picture is None:
        return b""
    subject = subjects.of(decision.source[0])
    about = decision.author if subject and subject.is_private else None
    journal(by, "decision.picture", decision, about=about, reason=_("La veille a relu une décision.") if about else "")
    return bytes(picture.image)


def close_told(kind: str, pk: UUID, measure: str, *, of: Iterable[type[Told]] = TOLD) -> None:
    """Those who told can read it; those who left an address are written to. `of`: who, when it is not both. Where the
    text is left, what was decided from there since they told, a limit or a rest, is their answer."""
    found = Decision.objects.not_taken_back().filter(look__kind=kind, look__object_id=pk, by_human=True)
    done = found.exclude(measure=Measure.LEAVE).order_by("-decided_at").first() if measure == Measure.LEAVE else None
    for model in of:
        rows = list(model.objects.about(kind, pk).open())
        for row in rows:
            row.closed_at, row.answer = now(), done.measure if done and row.sent_at <= done.decided_at else measure
        model.objects.bulk_update(rows, ["closed_at", "answer"])
        for row in rows:
            if row.sealed_email:
                send_receipt.enqueue(row._meta.label, str(row.pk))
