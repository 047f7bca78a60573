"""A red that nobody has taken calls someone, then someone else; what was taken and left comes back to all; what was
looked at is erased after a year."""

from collections import Counter
from copy import copy
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.each import for_each
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey, Entry
from entrepairs.jobs.periodic import daily, every
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.safety.models import HandOver, Incident, Look, LookCall, TeamWord, Watcher, team_hours
from entrepairs.safety.queues import DELAYS
from entrepairs.safety.rules.nearness import is_open_to
from entrepairs.safety.rules.reach import can_be_woken
from entrepairs.safety.rules.watch import may_watch, who_may_come
from entrepairs.safety.tasks.reach import reach
from entrepairs.safety.watch_hours import TeamHours, came_at, due_at, is_there
from entrepairs.safety.widening import leave_to_all

NEXT_AFTER = timedelta(minutes=15)
"""To whom was called, before the next one is."""
AGAIN, ROUNDS = timedelta(minutes=30), 3
"""After the last one was called, and nobody has come, before the first one is called again; how often in a row."""
LATER, RESTED = timedelta(days=1), timedelta(hours=3)
DANGER_HANDED_BACK = "look.danger_handed_back"
"""After that, at the latest, and each time that the team is back. How long before more words begin it all again."""
SILENT = timedelta(minutes=30)
"""Without a sign of those who have taken a red, it waits for anyone again."""
KEPT, WORDS_KEPT = timedelta(days=365), timedelta(days=30)


@task()
def tell_of_red(look_id: str) -> None:
    """In hours, at once, all those who watch: whoever comes first takes it."""
    look = Look.objects.open().filter(pk=look_id, claimed_by=None).first()
    if look is None or not is_there(team_hours(), now()):
        return
    for person in _who_comes(look, is_night=False):
        _tell(person, look)


@every(minutes=5)
@task()
def call_for_reds() -> None:
    """Out of hours at once; in hours once it should have been looked at. A second human, once the others were told."""
    at, hours = now(), team_hours()
    first, second = Q(claimed_by=None), Q(claimed_by__isnull=False, waits_since__lte=at - NEXT_AFTER)
    if is_there(hours, at):
        first &= Q(due_at__lte=at)
    waiting = Look.objects.awaiting().filter(first | second)
    for_each(waiting.values_list("pk", flat=True), lambda key: call_next(Look(pk=key), hours, at))


@transaction.atomic
def call_next(look: Look, hours: TeamHours, at: datetime) -> None:
    """One more person, unless someone was called a moment ago since it waits, or has come meanwhile."""
    held = Look.objects.awaiting().select_for_update(of=("self",)).filter(pk=look.pk).first()
    if held is None or _calls(held).filter(at__gt=at - NEXT_AFTER).exists():
        return
    called = _next(held, _who_comes(held, is_night=_may_be_night(hours, at)), hours, at)
    for person in called:
        call = LookCall.objects.create(look=held, person=person, at=at)
        journal(None, "look.called", held)
        if _tell(person, held, again=True):
            reach.enqueue(str(call.pk))
    Watcher.objects.current().filter(person__in=called).update(called_at=at)


def _may_be_night(hours: TeamHours, at: datetime) -> bool:
    """Out of hours; always when none were said: nothing tells who is up, so somebody must be woken."""
    return not hours.usual or not is_there(hours, at)


def _tell(person: Person, look: Look, *, again: bool = False) -> bool:
    """Unless they wrote it: their turn goes by in silence. In the same words for a second human: it wakes."""
    may = bool(may_watch(person, look))
    if may:
        notify(person, "watch_call", look.get_absolute_url(), again=again)
    return may


def begin_again(look: Look) -> None:
    """All were called in vain, a while ago, and somebody says again that it presses: from the first again. Before that,
    the calls go on: each word would send them back to who sleeps."""
    is_for_all, times = look.voice is not None or look.left_to_all, _times(look)
    is_old = (look.waits_since or look.entered_at) < now() - RESTED
    if is_old and is_for_all and all(times[one.pk] >= ROUNDS for one in _ready(look)):
        Look.objects.filter(pk=look.pk).update(waits_since=now())


def _ready(look: Look) -> list[Person]:
    """Those who may come, besides who has it. Under an alias all have their turn, its author too: whom is called, and
    when, would say who wrote."""
    if look.voice is None:
        return who_may_come(look)
    there = Watcher.objects.on_watch().select_related("person")
    return [one.person for one in there if one.person_id != look.claimed_by_id]


def _who_comes(look: Look, *, is_night: bool) -> list[Person]:
    """The same; of a known author, once none of them is there, has answered, or has not said « not me », or is woken at
    night as somebody else would be, all who are there: a life goes first."""
    ready, times = _ready(look), _times(look)
    if look.voice is not None or look.left_to_all or not Watcher.objects.on_watch().exists():
        return ready
    left = _who_left(look)
    there = [one for one in ready if one.pk not in left]
    if all(times[one.pk] >= ROUNDS for one in there) or (is_night and _only_others_wake(look, there, left)):
        leave_to_all(look)
        return _ready(look)
    return ready


def _only_others_wake(look: Look, ready: list[Person], left: set[UUID]) -> bool:
    """Something wakes somebody who could come if it were left to all, and has not `left`, and none of these."""
    wide = copy(look)
    wide.left_to_all = True
    besides = [person for person in _on_call() if person.pk not in {look.claimed_by_id, *left}]
    others = [person for person in besides if is_open_to(person, wide)]
    return bool(others) and not any(person in ready for person in others)


def _on_call() -> list[Person]:
    """Those who may be called out of hours, and whom something wakes, the longest at rest first."""
    rows = Watcher.objects.on_call().select_related("person")
    return [one.person for one in rows if can_be_woken(one.person)]


def _next(look: Look, ready: list[Person], hours: TeamHours, at: datetime) -> list[Person]:
    """One of those on call; once they all were called, or without any, all the others; then from the first again. Who
    has just given it back comes after them all. Under an alias two at once: one of them may have written it."""
    times, lately = _times(look), _called_since(look, hours, at)
    left = [one for one in ready if times[one.pk] < ROUNDS or one.pk not in lately]
    rounds = min((times[one.pk] for one in left), default=ROUNDS)
    waiting = [one for one in left if times[one.pk] == rounds]
    is_new_round = 0 < rounds < ROUNDS and len(waiting) == len(ready)
    if is_new_round and _calls(look).filter(at__gt=at - AGAIN).exists():
        return []
    many = 1 if look.voice is None else 2
    waiting = _besides(_who_left(look), waiting, many)
    on_call = [person for person in _on_call() if person in waiting]
    return on_call[:many] if len(on_call) >= many else waiting


def _besides(left: set[UUID], waiting: list[Person], many: int) -> list[Person]:
    """Unless fewer than `many` are others. The team knows who had it: under an alias, the order says nothing else."""
    others = [one for one in waiting if one.pk not in left]
    return others if len(others) >= many else waiting


def _who_left(look: Look) -> set[UUID]:
    """Who gave the danger back lately: they said « not me »."""
    had = Entry.objects.filter(kind=Look._meta.label, thing=str(look.pk), verb=DANGER_HANDED_BACK)
    return {key for key in had.filter(at__gt=now() - RESTED).values_list("actor", flat=True) if key}


def _called_since(look: Look, hours: TeamHours, at: datetime) -> set[UUID]:
    """After the rounds, who was called since the team came, or for a day, is not called again."""
    came = came_at(hours, at) or at - LATER
    return set(_calls(look).filter(at__gt=at - LATER, at__gte=came).values_list("person", flat=True))


def _times(look: Look) -> Counter[UUID | None]:
    """How often each person was called."""
    return Counter(_calls(look).values_list("person", flat=True))


def _calls(look: Look) -> QuerySet[LookCall]:
    """Those since it waits: from before it was taken and left, or told of anew, they count no more."""
    return look.calls.filter(at__gte=look.waits_since) if look.waits_since else look.calls.all()


@every(minutes=5)
@task()
def give_back_forgotten() -> None:
    """Nobody else sees what someone has taken: without a sign of them, it comes back to all. A red after half an hour,
    the rest after the time that its queue gives, in the hours of the team."""
    at, hours = now(), team_hours()
    taken = Look.objects.open().exclude(claimed_by=None).values_list("pk", flat=True)
    for_each(taken, lambda key: _give_back(Look(pk=key), hours, at))


@transaction.atomic
def _give_back(look: Look, hours: TeamHours, at: datetime) -> None:
    """`claimed_at` stays: somebody has looked."""
    held = Look.objects.open().select_for_update(of=("self",)).filter(pk=look.pk).exclude(claimed_by=None).first()
    if held is None or _lasts_until(held, hours) > at:
        return
    held.claimed_by = held.second_by = held.second_at = held.second_asked_at = None
    held.waits_since = at
    held.save(update_fields=["claimed_by", "second_by", "second_at", "second_asked_at", "waits_since"])
    journal(None, "look.given_back", held)
    if held.is_red:
        call_for_reds.enqueue()


def _lasts_until(look: Look, hours: TeamHours) -> datetime:
    """From the last sign of those who have it: the journal says when they opened it."""
    theirs = Q(actor=look.claimed_by_id) | Q(actor=look.second_by_id, actor__isnull=False)
    signs = Entry.objects.filter(theirs, kind=Look._meta.label, thing=str(look.pk)).aggregate(last=Max("at"))
    sign = max(filter(None, (look.entered_at, look.claimed_at, look.second_at, signs["last"])))
    return sign + SILENT if look.is_red else due_at(hours, sign, DELAYS[look.queue])


@daily(at="03:45")
@task()
def erase_old_hand_overs() -> None:
    """A word for the next one has served after a month."""
    DataKey.objects.erase_with(HandOver.objects.filter(at__lt=now() - WORDS_KEPT))


@daily(at="03:50")
@task()
def erase_old_looks() -> None:
    """A year after it was looked at, with all that was said, written and kept about it."""
    before = now() - KEPT
    DataKey.objects.erase_with(Incident.objects.filter(look__done_at__lt=before))
    DataKey.objects.erase_with(TeamWord.objects.filter(at__lt=before))
    DataKey.objects.erase_with(Look.objects.filter(done_at__lt=before))
