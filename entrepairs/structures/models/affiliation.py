"""A house belongs to a network, as long as both say so."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.structures.models.structure import Structure

NETWORKS = [Structure.Kind.PLATFORM, Structure.Kind.USERS, Structure.Kind.FAMILIES]
"""The kinds of structures that houses may belong to."""


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def agreed(self) -> "AffiliationQuerySet":
        """Those in force: the figures of the house count in those of the network, and nothing else does."""
        return self.filter(agreed_at__isnull=False, ended_at=None)

    def current(self) -> "AffiliationQuerySet":
        """In force, or asked and not answered yet."""
        return self.filter(ended_at=None)


class Affiliation(models.Model):
    """« Rattachement »: asked by one side, agreed by the other, ended by either at once and without a reason.

    A network never sees who comes to the house. Figures are shared from `agreed_at` to `ended_at`, not after."""

    class Side(models.TextChoices):
        NETWORK = "reseau", _("le réseau")
        HOUSE = "maison", _("la maison")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="affiliated")
    house = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="affiliations")
    asked_by = models.CharField(max_length=8, choices=Side)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(name="affiliation_of_two", condition=~Q(network=F("house"))),
            models.UniqueConstraint(
                name="one_affiliation_at_a_time", fields=["network", "house"], condition=Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.house} · {self.network}"

    @property
    def waits_for(self) -> Structure:
        """Whose yes is awaited."""
        return self.house if self.asked_by == self.Side.NETWORK else self.network
