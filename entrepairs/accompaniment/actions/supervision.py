"""Talk one’s part over with someone of the house. Only that it is wished, by whom it is taken, and when it is done."""

from django.db import transaction

from entrepairs.accompaniment.actions.holding import hold
from entrepairs.accompaniment.models import Accompaniment, SupervisionNeed
from entrepairs.accompaniment.rules.pauses import may_look_after, may_need_supervision, overseers, referent_of
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import YES, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person


@transaction.atomic
def need_supervision(accompaniment: Accompaniment, *, by: Person) -> SupervisionNeed:
    """A supporter would like to talk with someone of the house. No word of content; one open need at a time."""
    held, me = hold(accompaniment, by)
    require(may_need_supervision(me))
    need, is_new = SupervisionNeed.objects.get_or_create(
        accompaniment=held, by=me, closed_at=None, defaults={"at": now()}
    )
    if is_new:
        journal(by, "supervision.needed", need)
        for person in {*overseers(held), *filter(None, [referent_of(held)])} - {by}:
            notify(person, "supervision_needed", "/coordination/")
    return need


@transaction.atomic
def take_supervision(need: SupervisionNeed, *, by: Person) -> None:
    """Someone of the house answers: the supporter gets a name. The first who answers stays."""
    need = SupervisionNeed.objects.select_related("accompaniment__structure", "by__person").get(pk=need.pk)
    require(may_look_after(by, need.accompaniment))
    if SupervisionNeed.objects.filter(pk=need.pk, taken_by=None, closed_at=None).update(taken_by=by):
        journal(by, "supervision.taken", need)
        if need.by.person is not None:
            notify(need.by.person, "supervision_taken", f"/accompagnements/{need.accompaniment_id}/limites/")


@transaction.atomic
def close_supervision(need: SupervisionNeed, *, by: Person) -> None:
    """It was talked over, or is no longer wished: only that, and when."""
    require(YES if need.by.person_id == by.pk else may_look_after(by, need.accompaniment))
    if SupervisionNeed.objects.filter(pk=need.pk, closed_at=None).update(closed_at=now()):
        journal(by, "supervision.closed", need)
