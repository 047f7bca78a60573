"""Ask for another look; someone else judges."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety.actions.decisions import tell_of, undo_decision
from entrepairs.safety.models import Appeal, Decision, Look
from entrepairs.safety.rules.decisions import may_appeal, may_judge, who_may_judge


@transaction.atomic
def ask_another_look(decision: Decision, words: str, *, by: Person) -> Appeal:
    """Once, by the author. Nothing changes until someone answers. Under an alias, the journal does not say who."""
    decision = Decision.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=decision.pk)
    require(may_appeal(by, decision))
    appeal = Appeal(decision=decision, asked_at=now())
    appeal.words = words
    appeal.save(force_insert=True)
    journal(by if decision.author_id or decision.is_of_several else None, "appeal.asked", appeal)
    for person in who_may_judge(appeal):
        notify(person, "appeal_asked", reverse("safety:one_ruling", args=[decision.pk]))
    return appeal


@transaction.atomic
def judge_appeal(appeal: Appeal, outcome: str, answer: str, *, by: Person) -> Appeal:
    """By someone who did not decide: the decision stays, or is lifted at once. What its date has ended is only said."""
    Look.objects.hold(appeal.decision.kind, appeal.decision.object_id)
    decision = Decision.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=appeal.decision_id)
    appeal = Appeal.objects.get(pk=appeal.pk)
    appeal.decision = decision
    require(may_judge(by, appeal))
    appeal.outcome, appeal.judged_by, appeal.judged_at = outcome, by, now()
    appeal.answer = answer
    appeal.save()
    journal(by, "appeal.judged", appeal)
    if outcome == Appeal.Outcome.LIFTED and decision.lifted_at is None:
        undo_decision(decision, _("Une autre personne a regardé, et a levé la décision."), by=by)
    tell_of(decision, "appeal_judged")
    return appeal
