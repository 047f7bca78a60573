"""The author of a text answers the one that the team proposes."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Decision, Look
from entrepairs.safety.rules.decisions import may_answer_text


@transaction.atomic
def answer_text(decision: Decision, *, accepts: bool, by: Person) -> None:
    """Yes: others read the text that the team wrote, word for word, with a trace. No: theirs stays between them and
    the team, and another person may look. The journal does not say who: under an alias it would tell."""
    Look.objects.hold(decision.kind, decision.object_id)
    rows = Decision.objects.select_for_update(of=("self",)).select_related("data_key")
    decision = rows.get(pk=decision.pk)
    require(may_answer_text(by, decision, accepts=accepts))
    decision.answered_at = now()
    decision.save(update_fields=["answered_at"])
    journal(None, "decision.answered", decision)
    if not accepts:
        return
    subject, thing = subjects.both(decision.kind, decision.object_id)
    if subject is None or subject.reword is None or thing is None:
        raise Refused(_("Ce texte n’est plus là. Il n’y a plus rien à changer."))
    decision.lifted_because, decision.lifted_at = _("Vous avez dit oui au texte proposé."), now()
    decision.save(update_fields=["sealed_lifted_because", "lifted_at"])
    subject.reword(thing, decision.proposed, decision.ground)
