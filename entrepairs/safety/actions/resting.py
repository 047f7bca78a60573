"""Let a conversation rest, and propose another text to who wrote one: both decided on a look."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.actions.decisions import replace
from entrepairs.safety.models import Decision, Look, Measure
from entrepairs.safety.rules.resting import may_rest
from entrepairs.safety.rules.watch import is_as_read


@dataclass(frozen=True)
class Resting:
    """So many hours, the key of a ground, and the sentence that everyone reads."""

    hours: int
    ground: str
    why: str


@transaction.atomic
def rest_thread(look: Look, said: Resting, *, by: Person, read: str = "") -> Decision:
    """Nobody writes in it meanwhile, the team neither; it begins again by itself. It takes the place of all but
    another rest: of two at once, one holds. Who told is answered at the end of the look."""
    look = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
    subject, thing = subjects.both(look.kind, look.object_id)
    require(may_rest(by, look, subject, thing))
    require(is_as_read(look, read))
    whole = subject.whole(thing) if subject and subject.whole else None
    if whole is None:
        raise Refused(_("Ce texte n’est pas dans un fil que l’on voit."))
    around, thread = subjects.both(*whole)
    decision = Decision(kind=whole[0], object_id=whole[1], look=look, measure=Measure.REST, ground=said.ground)
    decision.author = around.author(thread) if around else None
    decision.decided_by, decision.decided_at, decision.until = by, now(), now() + timedelta(hours=said.hours)
    decision.data_key, decision.public_note = DataKey.objects.new(), said.why
    decision.facts = said.why
    replace(Decision.objects.about(*whole).exclude(measure=Measure.REST, until__gt=now()), by=by)
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("Ce fil se repose déjà.")) from None
    journal(by, "decision.taken", decision)
    if decision.author is not None:
        notify(decision.author, "decision", decision.get_absolute_url())
    return decision
