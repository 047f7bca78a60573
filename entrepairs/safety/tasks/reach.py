"""One call of the watch, one channel after the other: the browser at once; five minutes later, an SMS."""

from datetime import timedelta
from http.client import HTTPException

from django.conf import settings
from django.urls import reverse
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.webpush import Unsent
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.safety import ringing
from entrepairs.safety.models import CallNumber, CallStep, Look, LookCall, RingingDevice, Watcher

TEXT_AFTER = timedelta(minutes=5)
"""After the browsers rang, if nobody has taken it meanwhile."""
Channel = CallStep.Channel


@task()
def reach(call_id: str) -> None:
    """The browsers of who is called, then an SMS: soon if one of them rang, at once otherwise. Only of those who said
    that they may be called out of hours."""
    call = _still_waiting(call_id)
    if call is None or _worked(call, Channel.PUSH) or not Watcher.objects.on_call().filter(person=call.person).exists():
        return
    devices = RingingDevice.objects.filter(person=call.person).select_related("person__data_key")
    rang = [_ring(device) for device in devices] if settings.PUSH_KEY else []
    if rang:
        CallStep.objects.create(call=call, channel=Channel.PUSH, at=now(), worked=any(rang))
    if settings.SMS_COMMAND and CallNumber.objects.filter(person=call.person).exists():
        text.using(run_after=now() + TEXT_AFTER if any(rang) else now()).enqueue(call_id)


@task()
def text(call_id: str) -> None:
    """Tried again while the red waits; each failure is a row that the desk and doctor show."""
    call = _still_waiting(call_id)
    if call is None or _worked(call, Channel.TEXT):
        return
    kept = CallNumber.objects.filter(person=call.person).select_related("person__data_key").first()
    if kept is None or not settings.SMS_COMMAND:
        return
    try:
        ringing.text(kept.number)
    except ringing.CommandFailed:
        CallStep.objects.create(call=call, channel=Channel.TEXT, at=now(), worked=False)
        raise
    CallStep.objects.create(call=call, channel=Channel.TEXT, at=now(), worked=True)


@task()
def try_out(person_id: str) -> None:
    """Once, by day, to be sure: the same words as for a danger. What did not take is told on the site."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return
    devices = RingingDevice.objects.filter(person=person).select_related("person__data_key")
    took = [_ring(device) for device in devices] if settings.PUSH_KEY else []
    kept = CallNumber.objects.filter(person=person).select_related("person__data_key").first()
    if kept is not None and settings.SMS_COMMAND:
        try:
            ringing.text(kept.number)
        except ringing.CommandFailed:
            took.append(False)
    if not all(took):
        notify(person, "ring_failed", reverse("safety:reach"))


def _still_waiting(call_id: str) -> LookCall | None:
    """None once someone has come."""
    waiting = LookCall.objects.filter(look__in=Look.objects.awaiting())
    return waiting.select_related("person").filter(pk=call_id).first()


def _worked(call: LookCall, channel: str) -> bool:
    return call.steps.filter(channel=channel, worked=True).exists()


def _ring(device: RingingDevice) -> bool:
    """A browser that no longer wants any is forgotten."""
    try:
        ringing.ring(device.subscription)
    except Unsent as unsent:
        if unsent.is_gone:
            device.delete()
        return False
    except (OSError, HTTPException, ValueError):
        return False
    return True
