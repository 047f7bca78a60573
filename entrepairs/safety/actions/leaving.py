"""Who has begun with something to look at leaves it: the others are asked, and a danger calls anew."""

from django.db.models import Q

from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.safety.models import Look
from entrepairs.safety.rules.watch import may_be_second, who_may_come
from entrepairs.safety.tasks.watch import call_for_reds, tell_of_red
from entrepairs.safety.widening import leave_to_all


def await_somebody(look: Look) -> None:
    """From now on somebody is to come: all are told, or called, from the first."""
    Look.objects.filter(pk=look.pk).update(waits_since=now())
    tell_of_red.enqueue(str(look.pk))
    call_for_reds.enqueue()


def await_second(look: Look, *, by: Person) -> None:
    """Somebody is alone with it: the others who may be the second are told, besides who says so, then called for a
    danger. Not who told the team, unless it is one: their page would refuse it."""
    look.second_asked_at = look.waits_since = now()
    look.save(update_fields=["second_asked_at", "waits_since"])
    _widen_besides(look, by)
    for person in who_may_come(look):
        if person != by and may_be_second(person, look):
            notify(person, "watch_second", look.get_absolute_url())


def _widen_besides(look: Look, by: Person) -> None:
    """Who says « not me » is nobody to call: when all others are near, a near danger is for them all the same."""
    if look.is_red and look.voice is None and all(person == by for person in who_may_come(look)):
        leave_to_all(look)


def leave_looks(person: Person) -> None:
    """What they have begun is for the others: who was with them has it now. Held in the order that all keep."""
    theirs = Look.objects.open().filter(Q(claimed_by=person) | Q(second_by=person)).order_by("pk")
    for look in theirs.select_for_update(of=("self",)).select_related("claimed_by", "second_by"):
        leave(look, by=person)


def leave(look: Look, *, by: Person) -> None:
    """One of the two leaves it, no reason is asked; the second human becomes the first. `claimed_at` stays when there
    is none: somebody has looked. A danger calls anew, and who stays with it is told."""
    if look.claimed_by_id == by.pk:
        look.claimed_by, look.claimed_at = look.second_by, look.second_at or look.claimed_at
    look.second_by = look.second_at = look.second_asked_at = None
    look.waits_since = now()
    look.save(update_fields=["claimed_by", "claimed_at", "waits_since", "second_by", "second_at", "second_asked_at"])
    if look.is_red and look.claimed_by is None:
        _widen_besides(look, by)
        await_somebody(look)
    elif look.is_red and look.claimed_by is not None:
        notify(look.claimed_by, "watch_more", look.get_absolute_url())
        await_second(look, by=by)
