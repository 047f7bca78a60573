"""Who came: a number, or people who said so by their pseudonym. Never an obligation."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models.gathering import Gathering
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class PresenceQuerySet(models.QuerySet["Presence"]):
    def visible_to(self, person: Person) -> "PresenceQuerySet":
        """Own ones, and those of the houses whose days one runs."""
        return self.filter(Q(person=person) | Q(structure__in=run_by(person)))


class Presence(models.Model):
    """Someone was there that day (« présence »), at a gathering or simply in the house.

    `id` is made where it was tapped, so that a tablet that comes back on line says it once. `how`: by whom."""

    class How(models.TextChoices):
        SELF = "borne", _("par la personne")
        TEAM = "equipe", _("par l’équipe")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, null=True, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    how = models.CharField(max_length=8, choices=How)
    noted_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        indexes = [models.Index(fields=["structure", "day"], name="presence_of_house")]
        constraints = [
            models.UniqueConstraint(
                name="present_once_a_gathering", fields=["gathering", "person"], condition=Q(gathering__isnull=False)
            ),
            models.UniqueConstraint(
                name="present_once_a_day", fields=["structure", "person", "day"], condition=Q(gathering=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}"


class Headcount(models.Model):
    """How many were there besides those who said their pseudonym (« comptage »): a number, nobody.

    Of a gathering, or of the house that day when `gathering` is null. Counted again, it replaces the former.
    `gone`: those who said their pseudonym then and whose presence is a number since. All who were at a gathering:
    its presences, and `people`, and `gone`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, null=True, related_name="headcounts")
    day = models.DateField()
    people = models.PositiveSmallIntegerField()
    gone = models.PositiveSmallIntegerField(default=0)
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        indexes = [models.Index(fields=["structure", "day"], name="headcount_of_house")]
        constraints = [
            models.UniqueConstraint(
                name="one_count_a_gathering", fields=["gathering"], condition=Q(gathering__isnull=False)
            ),
            models.UniqueConstraint(name="one_count_a_day", fields=["structure", "day"], condition=Q(gathering=None)),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.people}"
