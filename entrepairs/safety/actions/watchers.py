"""Who is of the watch: proposed, accepted, known by another, in a pause, on call, ended."""

from django.db import transaction
from django.urls import reverse

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import choose_notice, notify
from entrepairs.people.models import Person
from entrepairs.safety.actions.leaving import leave_looks
from entrepairs.safety.actions.reach import forget_reach
from entrepairs.safety.models import Watcher
from entrepairs.safety.rules.watch import (
    may_answer_watch,
    may_end_watch,
    may_propose_watch,
    may_stop_vouching,
    may_vouch,
)
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.structures.rules import administrators


@transaction.atomic
def offer_watch(person: Person, *, by: Person) -> Watcher:
    """It counts once the person has accepted. Proposing twice changes nothing."""
    require(may_propose_watch(by, person))
    given = {"given_by": by, "given_at": now()}
    watcher, is_new = Watcher.objects.get_or_create(person=person, ended_at=None, defaults=given)
    if is_new:
        journal(by, "watch.given", watcher, about=person)
        notify(person, "watch_offered", reverse("safety:my_watch"))
    return watcher


@transaction.atomic
def accept_watch(watcher: Watcher, *, by: Person) -> None:
    watcher = _held(watcher)
    require(may_answer_watch(by, watcher))
    if watcher.accepted_at is None:
        watcher.accepted_at = now()
        watcher.save(update_fields=["accepted_at"])
        journal(by, "watch.accepted", watcher, about=by)
        draw_newcomers.enqueue()
        _tell_team(by)


@transaction.atomic
def vouch_for(watcher: Watcher, *, by: Person) -> None:
    """« Je connais cette personne »: a name may be opened with them from now on."""
    watcher = _held(watcher)
    require(may_vouch(by, watcher))
    if watcher.vouched_at is None:
        Watcher.objects.filter(pk=watcher.pk).update(vouched_by=by, vouched_at=now())
        journal(by, "watch.vouched", watcher, about=watcher.person)


@transaction.atomic
def stop_vouching(watcher: Watcher, *, by: Person) -> None:
    watcher = _held(watcher)
    require(may_stop_vouching(by, watcher))
    if watcher.vouched_at is not None:
        Watcher.objects.filter(pk=watcher.pk).update(vouched_by=None, vouched_at=None)
        journal(by, "watch.unvouched", watcher, about=watcher.person)


@transaction.atomic
def end_watch(watcher: Watcher, *, by: Person) -> None:
    """Said no to, given back, or taken back. What they had taken and not finished is for the others."""
    watcher = _held(watcher)
    require(may_end_watch(by, watcher))
    if watcher.ended_at is None:
        Watcher.objects.filter(pk=watcher.pk).update(ended_at=now(), on_call_at=None)
        leave_looks(watcher.person)
        draw_newcomers.enqueue()
        forget_reach(watcher.person)
        journal(by, "watch.ended", watcher, about=watcher.person)
        if by != watcher.person:
            notify(watcher.person, "watch_ended", "/mon-espace/")


@transaction.atomic
def pause_watch(watcher: Watcher, *, by: Person) -> None:
    """A pause, without a reason; nothing stays in their hands meanwhile."""
    watcher = _held(watcher)
    require(may_answer_watch(by, watcher))
    Watcher.objects.filter(pk=watcher.pk, paused_at=None).update(paused_at=now())
    leave_looks(by)
    draw_newcomers.enqueue()


@transaction.atomic
def resume_watch(watcher: Watcher, *, by: Person) -> None:
    watcher = _held(watcher)
    require(may_answer_watch(by, watcher))
    Watcher.objects.filter(pk=watcher.pk).update(paused_at=None)
    draw_newcomers.enqueue()


@transaction.atomic
def choose_on_call(watcher: Watcher, *, on_call: bool, by: Person) -> None:
    """A dated yes to be called out of hours, at night too, or its end. The choice of notices follows."""
    watcher = _held(watcher)
    require(may_answer_watch(by, watcher))
    if on_call != (watcher.on_call_at is not None):
        Watcher.objects.filter(pk=watcher.pk).update(on_call_at=now() if on_call else None)
        choose_notice(by, "watch_call", shown=True, by_mail=True, at_night=on_call, by=by)
        journal(by, "watch.on_call" if on_call else "watch.off_call", watcher, about=by)


def _tell_team(newcomer: Person) -> None:
    """Nobody joins unseen."""
    watch = [one.person for one in Watcher.objects.on_watch().exclude(person=newcomer).select_related("person")]
    for person in {*watch, *administrators()} - {newcomer}:
        notify(person, "watch_joined", reverse("safety:watch_team"))


def _held(watcher: Watcher) -> Watcher:
    return Watcher.objects.select_for_update(of=("self",)).select_related("person").get(pk=watcher.pk)
