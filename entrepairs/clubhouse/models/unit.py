"""The work units of a Clubhouse, and what comes back every week."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models.belonging import of_the_club
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

MOST_HANDS = 20


class Part(models.TextChoices):
    """When in the day."""

    MORNING = "1-matin", _("le matin")
    AFTERNOON = "2-apres-midi", _("l’après-midi")
    ANY = "3-journee", _("quand on veut")


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, person: Person) -> "UnitQuerySet":
        """Members and team of the house."""
        return self.filter(structure__in=of_the_club(person))

    def open(self) -> "UnitQuerySet":
        return self.filter(closed_at=None)


class Unit(models.Model):
    """A work unit (« unité »): kitchen, office, garden. Members and team work in it side by side."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    name = models.CharField("nom", max_length=60)
    about = models.CharField("ce qu’on y fait", max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["rank", "name", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_unit_a_name", fields=["structure", "name"], condition=Q(closed_at=None))
        ]

    def __str__(self) -> str:
        return self.name


class WeeklyTask(models.Model):
    """What comes back every week in a unit (« tâche de la semaine »). `weekday`: 0 is Monday. Written by anyone of the
    house; nobody is named in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="weekly_tasks")
    weekday = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=12, choices=Part, default=Part.ANY)
    text = models.CharField("tâche", max_length=120)
    hands = models.PositiveSmallIntegerField("à combien", default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["weekday", "part", "text", "pk"]
        constraints = [
            models.CheckConstraint(name="weekly_task_weekday", condition=Q(weekday__lte=6)),
            models.CheckConstraint(name="weekly_task_hands", condition=Q(hands__range=(1, MOST_HANDS))),
        ]

    def __str__(self) -> str:
        return self.text
