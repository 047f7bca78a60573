"""At three weeks, one question to the person: on continue, on change, on arrête ?"""

from django.db import transaction

from entrepairs.accompaniment.models import CheckIn
from entrepairs.accompaniment.rules.endings import may_answer_check_in
from entrepairs.accompaniment.rules.pauses import overseers
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person


@transaction.atomic
def answer_check_in(check_in: CheckIn, answer: str, *, by: Person) -> CheckIn:
    """Nothing happens by itself: the page then shows the way. The coordinators learn of « changer » and « arrêter »."""
    check_in = CheckIn.objects.select_for_update(of=("self",)).select_related("accompaniment").get(pk=check_in.pk)
    require(may_answer_check_in(by, check_in))
    check_in.answer, check_in.answered_at = CheckIn.Answer(answer), now()
    check_in.save(update_fields=["answer", "answered_at"])
    journal(by, "check_in.answered", check_in)
    if check_in.answer != CheckIn.Answer.CONTINUE:
        for coordinator in overseers(check_in.accompaniment):
            notify(coordinator, "check_in_asks", "/coordination/")
    return check_in
