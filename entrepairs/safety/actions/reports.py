"""« Signaler » and « Je m’inquiète »: tell the team about a thing, with or without an account, sealed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.actions.holding import are_enough, hide_soon
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.models import Concern, Look, Report
from entrepairs.safety.models.report import Told
from entrepairs.safety.receipts import mark_of, receipt_of, reporter_mark
from entrepairs.safety.rules.reports import counts, may_report_now, may_tell
from entrepairs.safety.tasks.letters import send_receipt
from entrepairs.safety.triage.judge import IMMINENT, judge


@dataclass(frozen=True)
class Shown:
    """What is told about: a subject, and the words of it that are shown, when not all of them are."""

    kind: str
    pk: UUID
    words: str | None = None


@transaction.atomic
def send_report(shown: Shown, ground: str, words: str, key: UUID, *, by: Person | None, email: str = "") -> Report:
    """A thing breaks a rule, or the law. `key`, made with the form, becomes its id: the form tells once.

    Someone who reports again what still waits adds words to their first report."""
    sent: Report | None = Report.objects.filter(pk=key).first()
    if sent is not None:
        return sent
    thing = _thing(shown, by)
    look = look_at(shown.kind, shown.pk, Look.Queue.YELLOW, because=Look.Because.REPORT)
    waiting = Report.objects.about(shown.kind, shown.pk).open()
    mine = waiting.filter(pk=key).first() or (waiting & Report.objects.told_by(by)).first() if by else None
    if mine is not None:
        return _said_again(mine, words)
    if by is not None:
        require(may_report_now(by))
    report = Report(pk=key, ground=ground, counts=counts(by))
    _fill(report, shown, thing, look, by, email)
    report.words = words
    report.save(force_insert=True)
    _received(report, "report.received")
    if are_enough(shown.kind, shown.pk):
        hide_soon(shown.kind, shown.pk)
    return report


@dataclass(frozen=True)
class Danger:
    """The three boxes, and whether it is within hours."""

    how: str
    when: str = ""
    where: str = ""
    is_now: bool = False


@transaction.atomic
def send_concern(shown: Shown, danger: Danger, key: UUID, *, by: Person | None, email: str = "") -> Concern:
    """Someone may be in danger: a human looks, red when it is near, orange otherwise. Never limited."""
    sent: Concern | None = Concern.objects.filter(pk=key).first()
    if sent is not None:
        return sent
    thing = _thing(shown, by)
    read = judge(f"{danger.how}\n{danger.when}\n{danger.where}")
    queue = Look.Queue.RED if danger.is_now or read.level == IMMINENT else Look.Queue.ORANGE
    look = look_at(shown.kind, shown.pk, queue, because=Look.Because.CONCERN)
    concern = Concern(pk=key, is_now=danger.is_now)
    _fill(concern, shown, thing, look, by, email)
    concern.how, concern.when, concern.where = danger.how, danger.when, danger.where
    concern.save(force_insert=True)
    _received(concern, "concern.received")
    return concern


def _thing(shown: Shown, by: Person | None) -> Any:
    subject, thing = subjects.of(shown.kind), subjects.find(shown.kind, shown.pk)
    if subject is None or thing is None:
        raise Refused(_("Ce que vous vouliez montrer n’est plus là."))
    require(may_tell(by, subject, thing))
    return thing


def _fill(told: Told, shown: Shown, thing: Any, look: Look, by: Person | None, email: str) -> None:
    """What both doors keep: the words of the thing as they are now, and who told, sealed."""
    subject = subjects.of(shown.kind)
    told.kind, told.object_id, told.look, told.sent_at = shown.kind, shown.pk, look, now()
    told.data_key = DataKey.objects.new()
    told.receipt_mark = mark_of(receipt_of(told.pk))
    told.snapshot = shown.words if shown.words is not None else subject.snapshot(thing) if subject else ""
    told.email = email
    if by is not None:
        told.reporter, told.reporter_mark = str(by.pk), reporter_mark(by.pk)


def _received(told: Told, verb: str) -> None:
    """The journal names nobody: neither who told, nor whom it is about."""
    journal(None, verb, told)
    if told.sealed_email:
        send_receipt.enqueue(told._meta.label, str(told.pk))


def _said_again(report: Report, words: str) -> Report:
    if words and words not in report.words:
        report.words = f"{report.words}\n\n{words}".strip()[:MOST_WORDS]
        report.save(update_fields=["sealed_words"])
    return report


MOST_WORDS = 8_000
