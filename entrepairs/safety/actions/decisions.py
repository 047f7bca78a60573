"""Decide about a thing, and take it back: always dated, reasoned, reversible."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import YES, Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.actions.opening import close_told
from entrepairs.safety.actions.watching import finish_look
from entrepairs.safety.models import HIDING, Decision, Look, Measure
from entrepairs.safety.models.decision import DecisionQuerySet
from entrepairs.safety.rules.decisions import may_change, may_decide, may_lift
from entrepairs.safety.rules.watch import is_as_read, may_work_on
from entrepairs.safety.seen import kept_of, words_now
from entrepairs.safety.tasks.limits import end_past


@dataclass(frozen=True)
class Ruling:
    """What someone decides: a Measure, the key of a ground, why in plain words, a note shown with the thing, or another
    text proposed to its author."""

    measure: str
    ground: str
    facts: str
    public_note: str = ""
    proposed: str = ""


@transaction.atomic
def hold_back(kind: str, pk: UUID) -> Decision | None:
    """Hide a thing until a human looks at it. Once a human has decided about it as it is, numbers change nothing more.

    None when nothing was changed."""
    Look.objects.hold(kind, pk)
    thing, about = subjects.find(kind, pk), Decision.objects.about(kind, pk)
    if thing is None or not _knows(kind, Measure.LIMIT) or _is_decided(thing, about):
        return None
    for former in about.in_force().select_related("data_key"):
        _lift(former, _("Le texte a changé depuis."), by=None)
    decision = _begun(kind, pk, thing)
    decision.measure, decision.ground, decision.by_human = Measure.LIMIT, "autre", False
    decision.facts = _("Une personne de l’équipe va le regarder. En attendant, il n’est vu que par vous et par elle.")
    decision.save(force_insert=True)
    journal(None, "decision.waiting", decision)
    _apply(decision, thing, Measure.LIMIT, None)
    return decision


@transaction.atomic
def decide(kind: str, pk: UUID, ruling: Ruling, *, by: Person, read: str = "", here: Look | None = None) -> Decision:
    """One decision in force for one thing: it takes the place of the former one, and closes what was told. To leave a
    thread as it is ends no rest. `read`: the fingerprint of the text that was read; `here`: from what they look at,
    which nobody has ended meanwhile."""
    look = Look.objects.hold(kind, pk)
    if here is not None:
        require(may_work_on(by, Look.objects.get(pk=here.pk)))
    thing = subjects.find(kind, pk)
    if thing is None:
        raise Refused(_("Ce texte n’est plus là : il n’y a plus rien à décider."))
    if not _knows(kind, ruling.measure):
        raise Refused(_("Cela ne peut pas se faire pour ce texte. Choisissez autre chose."))
    if look is not None:
        require(is_as_read(look, read))
    decision = _begun(kind, pk, thing)
    require(may_decide(by, kind, pk, decision.author))
    require(YES if ruling.measure == Measure.LEAVE else may_change(by, kind, pk))
    former = Decision.objects.about(kind, pk)
    if ruling.measure == Measure.LEAVE and former.holding().filter(measure=Measure.REST).exists():
        decision.lifted_at = decision.decided_at  # it leaves the rest as it is too: that one holds
    else:
        replace(former, by=by, leaves=ruling.measure == Measure.LEAVE)
    decision.measure, decision.ground, decision.decided_by = ruling.measure, ruling.ground, by
    decision.public_note = ruling.public_note if ruling.measure == Measure.NOTE else ""
    decision.facts = ruling.facts
    decision.proposed = ruling.proposed if ruling.measure == Measure.EDIT else ""
    decision.save(force_insert=True)
    journal(by, "decision.taken", decision)
    _apply(decision, thing, ruling.measure, by)
    close_told(kind, pk, ruling.measure)
    if look is not None:
        finish_look(look, Look.Outcome.DECIDED, by=by)
    return decision


def replace(former: DecisionQuerySet, *, by: Person, leaves: bool = False) -> None:
    """Another decision takes the place of those that are in force. What was past has ended by itself, and says so.
    `leaves`: it changes nothing, and nobody is told of it; that the former one is lifted, its author is."""
    end_past(former)
    why = _("Une autre décision l’a remplacée.")
    if leaves:
        why = _("Une personne a relu ce texte, et le laisse tel quel.")
    for one in former.in_force().select_related("data_key"):
        _lift(one, why, by=by)
        if leaves and one.measure != Measure.LEAVE:
            tell_of(one, "decision_lifted")


@transaction.atomic
def lift_decision(decision: Decision, because: str, *, by: Person) -> None:
    """The thing is again as it was before. Its author is told, with the reason."""
    Look.objects.hold(decision.kind, decision.object_id)
    decision = Decision.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=decision.pk)
    require(may_lift(by, decision))
    undo_decision(decision, because, by=by)
    tell_of(decision, "decision_lifted")


def undo_decision(decision: Decision, because: str, *, by: Person) -> None:
    """The same, by who was allowed to otherwise: a judge of an appeal. Who is told is theirs to say."""
    _lift(decision, because, by=by)
    subject, thing = subjects.of(decision.kind), subjects.find(decision.kind, decision.object_id)
    if subject is not None and subject.measures and thing is not None:
        subject.apply(thing, Measure.LEAVE, by)
    journal(by, "decision.lifted", decision)


def _is_decided(thing: Any, about: DecisionQuerySet) -> bool:
    """It is hidden already, or a human has decided about the text that is there now, or shown it again."""
    last = about.order_by("-decided_at").first()
    if last is None or (last.lifted_at is None and last.measure in HIDING):
        return last is not None
    subject = subjects.of(last.kind)
    changed_at = subject.changed_at(thing) if subject and subject.changed_at else None
    human = about.filter(Q(by_human=True) | Q(lifted_by__isnull=False)).first()
    if human is None:
        return False
    seen_at = human.lifted_at if human.lifted_at and human.lifted_by_id else human.decided_at
    return changed_at is None or changed_at <= seen_at


def _knows(kind: str, measure: str) -> bool:
    subject = subjects.of(kind)
    return subject is not None and (measure == Measure.LEAVE or measure in subject.measures)


def _begun(kind: str, pk: UUID, thing: Any) -> Decision:
    """Not yet saved, with the author’s copy of the words as they are now; once taken back, or shown of a private talk,
    those that the team has, unless its author has left."""
    subject = subjects.of(kind)
    look = Look.objects.open().filter(kind=kind, object_id=pk).first()
    author = subject.author(thing) if subject else None
    is_read = author is not None or subjects.has_others(subject, thing)
    decision = Decision(kind=kind, object_id=pk, look=look, author=author, decided_at=now())
    decision.data_key = DataKey.objects.new()
    decision.copy = words_now(subject, thing) or (kept_of(kind, pk, look) if is_read else "")
    return decision


def _apply(decision: Decision, thing: Any, measure: str, by: Person | None) -> None:
    """What it does to the thing; its author is told unless nothing changes."""
    subject = subjects.of(decision.kind)
    if subject is not None and subject.measures:
        subject.apply(thing, measure, by)
    if measure != Measure.LEAVE:
        tell_of(decision, "decision")


def tell_of(decision: Decision, kind: str) -> None:
    """Its author, or those who answer for what nobody signed; nobody under an alias."""
    if decision.author is not None:
        notify(decision.author, kind, decision.get_absolute_url())
        return
    subject, thing = subjects.both(decision.kind, decision.object_id)
    for person in subject.told(thing) if subject and subject.told and thing is not None else ():
        notify(person, kind, decision.get_absolute_url())


def _lift(decision: Decision, because: str, *, by: Person | None) -> None:
    decision.lifted_because = because
    decision.lifted_at, decision.lifted_by = now(), by
    decision.save(update_fields=["sealed_lifted_because", "lifted_at", "lifted_by"])
