"""Ask for the end of one's account; take it back until it is done."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Erasure, Person
from entrepairs.people.rules.own import may_act_for
from entrepairs.people.tasks.erasing import DELAY, erase_person
from entrepairs.people.tasks.telling import notify


@transaction.atomic
def ask_erasure(
    person: Person, *, keep_shared: bool, at_once: bool = False, all_at_once: bool = False, by: Person
) -> Erasure:
    """The account ends within 48 hours, or at once. Asking twice changes the choice, never the date.

    `keep_shared`: the words written with someone are left to that someone. `all_at_once`: what was said without a name
    goes with the account, instead of little by little."""
    require(may_act_for(by, person))
    at = now()
    due_at = at if at_once else at + DELAY
    pending = Erasure.objects.visible_to(person).pending().first()
    erasure = pending or Erasure(person=person, asked_at=at, due_at=due_at)
    erasure.keep_shared, erasure.all_at_once = keep_shared, all_at_once
    erasure.due_at = min(erasure.due_at, due_at)
    erasure.save()
    journal(by, "erasure.asked", erasure, about=person)
    if at_once:
        erase_person(erasure)
    else:
        notify(person, "erasure_planned", erasure.get_absolute_url())
    return erasure


@transaction.atomic
def cancel_erasure(erasure: Erasure, *, by: Person) -> None:
    """The person stays. Refused once it is done."""
    erasure = Erasure.objects.select_for_update(of=("self",)).get(pk=erasure.pk)
    if erasure.done_at or erasure.cancelled_at:
        raise Refused(_("C’est déjà fait : cet effacement ne peut plus être annulé."))
    require(may_act_for(by, erasure.person or by))
    Erasure.objects.filter(pk=erasure.pk).update(cancelled_at=now())
    journal(by, "erasure.cancelled", erasure, about=by)
