"""Limit what someone may do, for a time: dated, reasoned, contested and lifted like any decision."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.actions.decisions import undo_decision
from entrepairs.safety.events import person_limited
from entrepairs.safety.lasting import end_of
from entrepairs.safety.models import LIMIT, Decision, Limit, Look, Measure
from entrepairs.safety.rules.decisions import may_lift
from entrepairs.safety.rules.limits import may_last, may_limit, reaches
from entrepairs.safety.rules.watch import is_as_read
from entrepairs.safety.seen import kept_of, words_now


@dataclass(frozen=True)
class Limiting:
    """A Limit.Reach, the last day, the key of a ground, and why in plain words."""

    reach: str
    last_day: date
    ground: str
    facts: str


@transaction.atomic
def limit_person(look: Look, said: Limiting, *, by: Person, read: str = "") -> Limit:
    """Whoever wrote what this look is about. The same limit decided before is lifted, which they must be allowed: one
    holds at a time. Who told is answered at the end of the look. `read`: the fingerprint of the text that was read."""
    look = _held(look)
    subject, thing = subjects.both(look.kind, look.object_id)
    require(may_limit(by, look, subject, thing))
    require(is_as_read(look, read))
    require(may_last(said.last_day))
    if subject is None or said.reach not in reaches(subject, thing):
        raise Refused(_("Cela ne peut pas se limiter d’ici. Choisissez autre chose."))
    limit = Limit(kind=look.kind, object_id=look.object_id, person=subject.author(thing), reach=said.reach)
    found = subject.place(thing) if subject.place and said.reach in (Limit.Reach.WRITE, Limit.Reach.PLACE) else None
    limit.place = found.pk if found else None
    if limit.person is None and subject.mark and subject.whole:
        limit.mark, limit.whole = subject.mark(thing) or "", subject.whole(thing)[1]
    for former in _same(limit):
        require(may_lift(by, former.decision))
        undo_decision(former.decision, _("Une autre décision l’a remplacée."), by=by)
    copy = words_now(subject, thing) or kept_of(look.kind, look.object_id, look)
    limit.decision = _decided(limit, look, said, copy, by)
    limit.save(force_insert=True)
    journal(by, "limit.set", limit)
    if limit.person is not None:
        person_limited.send(sender=Limit, person=limit.person, limit=limit)
        notify(limit.person, "decision", limit.decision.get_absolute_url())
    return limit


def _held(look: Look) -> Look:
    """With all that waits of who wrote it, in the order of their keys: two who limit the same person wait in turn."""
    theirs = Q(voice=look.voice) if look.voice else Q(author_mark=look.author_mark) & ~Q(author_mark="")
    rows = Look.objects.filter(Q(pk=look.pk) | (theirs & Q(done_at=None))).order_by("pk")
    list(rows.select_for_update(of=("self",)))
    return Look.objects.get(pk=look.pk)


def _same(limit: Limit) -> QuerySet[Limit]:
    rows = Limit.objects.in_force().filter(person=limit.person, reach=limit.reach, place=limit.place)
    if limit.person is None:
        rows = rows.filter(whole=limit.whole, mark=limit.mark)
    return rows.select_related("decision__data_key")


def _decided(limit: Limit, look: Look, said: Limiting, copy: str, by: Person) -> Decision:
    decision = Decision(kind=LIMIT, object_id=limit.pk, look=look, author=limit.person, decided_by=by)
    decision.measure, decision.ground, decision.decided_at = Measure.PERSON, said.ground, now()
    decision.until = end_of(said.last_day, get_default_timezone())
    decision.data_key = DataKey.objects.new()
    decision.facts, decision.copy = said.facts, copy
    decision.save(force_insert=True)
    return decision
