"""Pause and resume an accompaniment; say that one would like to talk one’s part over with someone."""

from datetime import date

from django.db import transaction

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, SupervisionNeed
from entrepairs.accompaniment.rules.frameworks import is_agreed
from entrepairs.accompaniment.rules.pauses import may_need_supervision, may_oversee, may_pause, may_resume
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.rules import coordinators


@transaction.atomic
def pause(accompaniment: Accompaniment, *, until: date | None = None, by: Person) -> AccompanimentPause:
    """One of the two stops for a while, without a reason; the other gets a kind word. Twice is as once."""
    held, me = hold(accompaniment, by)
    require(may_pause(me, held))
    standing = AccompanimentPause.objects.filter(accompaniment=held, ended_at=None).first()
    if standing is not None:
        return standing
    begun = AccompanimentPause.objects.create(accompaniment=held, by=me, since=now(), until=until)
    held.move_to(Accompaniment.State.PAUSED)
    journal(by, "accompaniment.paused", held)
    tell_others(held, me, "pair_paused", held.get_absolute_url())
    return begun


@transaction.atomic
def resume(accompaniment: Accompaniment, *, by: Person) -> None:
    """Who paused is back. The accompaniment goes on from where it was."""
    held, me = hold(accompaniment, by)
    standing = AccompanimentPause.objects.filter(accompaniment=held, ended_at=None).first()
    require(may_resume(me, standing))
    AccompanimentPause.objects.filter(accompaniment=held, ended_at=None).update(ended_at=now())
    held.move_to(_state_before(held))
    journal(by, "accompaniment.resumed", held)
    tell_others(held, me, "pair_resumed", held.get_absolute_url())


def _state_before(accompaniment: Accompaniment) -> Accompaniment.State:
    latest = accompaniment.frameworks.first()
    agreed = latest is not None and is_agreed(latest)
    return Accompaniment.State.ACTIVE if agreed else Accompaniment.State.BEGINNING


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
        for person in {*coordinators(held.structure), *filter(None, [held.referent])} - {by}:
            notify(person, "supervision_needed", "/coordination/")
    return need


@transaction.atomic
def take_supervision(need: SupervisionNeed, *, by: Person) -> None:
    """Someone of the house answers: the supporter gets a name."""
    need = SupervisionNeed.objects.select_for_update(of=("self",)).select_related("accompaniment").get(pk=need.pk)
    if need.accompaniment.referent_id != by.pk:
        require(may_oversee(by, need.accompaniment))
    if need.taken_by_id is None:
        SupervisionNeed.objects.filter(pk=need.pk).update(taken_by=by)
        journal(by, "supervision.taken", need)
        if need.by.person is not None:
            notify(need.by.person, "supervision_taken", need.accompaniment.get_absolute_url())


@transaction.atomic
def close_supervision(need: SupervisionNeed, *, by: Person) -> None:
    """It was talked over: only that, and when."""
    if need.accompaniment.referent_id != by.pk and need.by.person_id != by.pk:
        require(may_oversee(by, need.accompaniment))
    if SupervisionNeed.objects.filter(pk=need.pk, closed_at=None).update(closed_at=now()):
        journal(by, "supervision.closed", need)
