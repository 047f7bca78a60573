"""How one may be reached when a danger calls: given, and taken back, by oneself alone."""

import json
from dataclasses import asdict
from hashlib import sha256

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.core.webpush import Subscription
from entrepairs.people.models import Person
from entrepairs.safety.models import CallNumber, RingingDevice
from entrepairs.safety.rules.reach import may_be_rung, may_ring_there
from entrepairs.safety.tasks.reach import try_out


@transaction.atomic
def add_ringing_device(subscription: Subscription, name: str, *, by: Person) -> RingingDevice:
    """This browser may ring. Twice is as once; a browser is of one person at a time."""
    require(may_be_rung(by))
    require(may_ring_there(subscription))
    mark = sha256(subscription.endpoint.encode()).hexdigest()
    RingingDevice.objects.filter(mark=mark).delete()
    device = RingingDevice(person=by, name=name, mark=mark, added_at=now())
    device.kept_subscription = json.dumps(asdict(subscription))
    device.save(force_insert=True)
    journal(by, "ringing.added", device, about=by)
    return device


@transaction.atomic
def remove_ringing_device(device: RingingDevice, *, by: Person) -> None:
    journal(by, "ringing.removed", device, about=by)
    RingingDevice.objects.filter(pk=device.pk, person=by).delete()


@transaction.atomic
def give_number(number: str, *, by: Person) -> None:
    """In place of the former one."""
    require(may_be_rung(by))
    CallNumber.objects.filter(person=by).delete()
    kept = CallNumber(person=by, added_at=now())
    kept.number = number
    kept.save(force_insert=True)
    journal(by, "number.given", kept, about=by)


@transaction.atomic
def forget_reach(person: Person) -> None:
    """The number and the browsers: their part of the watch is over."""
    CallNumber.objects.filter(person=person).delete()
    RingingDevice.objects.filter(person=person).delete()


@transaction.atomic
def try_ringing(*, by: Person) -> None:
    """Ring one’s own browsers and number, to be sure before a night."""
    require(may_be_rung(by))
    journal(by, "ringing.tried", by, about=by)
    try_out.enqueue(str(by.pk))


@transaction.atomic
def take_number_back(*, by: Person) -> None:
    for kept in CallNumber.objects.filter(person=by):
        journal(by, "number.removed", kept, about=by)
        kept.delete()
