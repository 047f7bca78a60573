"""Pause, relay, and the wish to talk with a supervisor."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.accompaniment import Accompaniment, Participant
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class AccompanimentPause(models.Model):
    """Someone takes a pause in this accompaniment. No reason is asked. `until` is seen by the others."""

    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="pauses")
    by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_pause_each_at_once", fields=["accompaniment", "by"], condition=Q(ended_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d}"


class RelayQuerySet(models.QuerySet["Relay"]):
    def visible_to(self, person: Person) -> "RelayQuerySet":
        """Those who take part, and the one who is asked to come."""
        mine = Q(accompaniment__in=Accompaniment.objects.visible_to(person))
        return self.filter(mine | Q(to=person, declined_at=None))

    def standing(self) -> "RelayQuerySet":
        return self.filter(ended_at=None)


class Relay(models.Model):
    """Someone named comes beside the supporter: to stand in while they are away (« relais »), or to walk along from
    now on (« binôme »). They join once they and the person have both said yes.

    `to` is empty while the coordinator, `looked_after_by`, looks for someone: the person always has a name."""

    class Kind(models.TextChoices):
        RELAY = "relay", _("relais")
        DUO = "duo", _("binôme")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.RELAY)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="relays")
    instead_of = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    looked_after_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    named_at = models.DateTimeField()
    relay_agreed_at = models.DateTimeField(null=True)
    person_agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = RelayQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-named_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_relay_at_once", fields=["accompaniment", "kind"], condition=Q(ended_at=None)
            )
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
