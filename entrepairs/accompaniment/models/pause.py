"""Pause, relay, and the wish to talk with a supervisor."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from entrepairs.accompaniment.models.accompaniment import Accompaniment, Participant
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class AccompanimentPause(models.Model):
    """One of the two takes a pause in this accompaniment. No reason is asked."""

    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="pauses")
    by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_pause_at_once", fields=["accompaniment"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d}"


class Relay(models.Model):
    """Someone named stands in while the supporter is away (« relais »). Joins once supporter and person said yes.

    `to` is empty while the coordinator, `looked_after_by`, looks for someone: the person always has a name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="relays")
    instead_of = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    looked_after_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    named_at = models.DateTimeField()
    relay_agreed_at = models.DateTimeField(null=True)
    person_agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-named_at"]
        constraints = [
            models.UniqueConstraint(name="one_relay_at_once", fields=["accompaniment"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SupervisionNeed(models.Model):
    """A supporter would like to talk their part over with someone (« besoin de supervision »). No content at all."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return str(self.pk)
