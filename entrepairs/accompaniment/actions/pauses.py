"""Pause and come back: in one accompaniment, or everywhere at once."""

from datetime import date, datetime

from django.db import transaction

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.actions.leaving import leave
from entrepairs.accompaniment.actions.looking_after import end_relays, give_a_name
from entrepairs.accompaniment.actions.settling import settle
from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Participant
from entrepairs.accompaniment.rules.pauses import may_pause, may_resume
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person


@transaction.atomic
def pause(accompaniment: Accompaniment, *, until: date | None = None, by: Person) -> AccompanimentPause:
    """Stop for a while, without a reason; the others get a kind word. Twice is as once.

    When everyone who accompanies is away, the person gets the name of someone of the house at once."""
    held, me = hold(accompaniment, by)
    require(may_pause(me, held))
    standing = AccompanimentPause.objects.filter(accompaniment=held, by=me, ended_at=None).first()
    if standing is not None:
        return standing
    begun = AccompanimentPause.objects.create(accompaniment=held, by=me, since=now(), until=until)
    settle(held)
    journal(by, "accompaniment.paused", held)
    tell_others(held, me, "pair_paused", held.get_absolute_url())
    if me.role == Participant.Role.SUPPORTER and held.state == Accompaniment.State.PAUSED:
        give_a_name(held, me)
    return begun


@transaction.atomic
def resume(accompaniment: Accompaniment, *, by: Person) -> None:
    """Who paused is back; whoever stood in for them leaves, thanked. It goes on from where it was."""
    held, me = hold(accompaniment, by)
    require(may_resume(me, held))
    AccompanimentPause.objects.filter(accompaniment=held, by=me, ended_at=None).update(ended_at=now())
    end_relays(held, instead_of=me)
    settle(held)
    journal(by, "accompaniment.resumed", held)
    if held.state != Accompaniment.State.PAUSED:
        tell_others(held, me, "pair_resumed", held.get_absolute_url())


@transaction.atomic
def stand_back(supporter: Person, *, until: date | None = None) -> None:
    """The supporter takes a pause everywhere: each person accompanied gets a kind word and a name; relays are given
    back."""
    for accompaniment in Accompaniment.objects.open().led_by(supporter):
        pause(accompaniment, until=until, by=supporter)
    helping = Accompaniment.objects.open().helped_by(supporter).filter(participants__role=Participant.Role.RELAY)
    for accompaniment in helping.exclude(pk__in=Accompaniment.objects.led_by(supporter).values("pk")).distinct():
        leave(accompaniment, by=supporter)


@transaction.atomic
def come_back(supporter: Person, *, since: datetime) -> None:
    """The supporter is back wherever they stopped from that moment on; an older pause, taken with one person, stays."""
    paused = AccompanimentPause.objects.filter(ended_at=None, by__person=supporter, since__gte=since)
    for accompaniment in Accompaniment.objects.filter(pk__in=paused.values("accompaniment")):
        resume(accompaniment, by=supporter)
