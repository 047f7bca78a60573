"""How someone on call may be reached besides e-mail, and what was tried for one call."""

import json
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.webpush import Subscription
from entrepairs.people.models import Person
from entrepairs.safety.models.look import LookCall


class RingingDevice(models.Model):
    """« Appareil qui sonne »: a browser that its person asked to be called on; `mark` tells one from another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    mark = models.CharField(max_length=64, unique=True)
    sealed_subscription = models.BinaryField(default=b"", editable=False)
    kept_subscription = sealed("sealed_subscription", key="person.data_key")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def subscription(self) -> Subscription:
        return Subscription(**json.loads(self.kept_subscription))


class CallNumber(models.Model):
    """« Numéro d’astreinte »: a telephone that its person gave for the calls of the watch, and for nothing else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    sealed_number = models.BinaryField(default=b"", editable=False)
    number = sealed("sealed_number", key="person.data_key")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class CallStep(models.Model):
    """« Essai (d’un appel) »: one channel was tried for one call, and took it or not."""

    class Channel(models.TextChoices):
        PUSH = "sonnerie", _("son navigateur")
        TEXT = "sms", _("un SMS")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    call = models.ForeignKey(LookCall, on_delete=models.CASCADE, related_name="steps")
    channel = models.CharField(max_length=8, choices=Channel)
    at = models.DateTimeField()
    worked = models.BooleanField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return self.channel
