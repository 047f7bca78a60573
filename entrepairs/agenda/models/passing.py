"""« Je passe aujourd’hui »: a light word for the day, gone the next."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class PassingQuerySet(models.QuerySet["Passing"]):
    def visible_to(self, person: Person) -> "PassingQuerySet":
        """Own ones, and those of the houses whose days one runs. What members read is a number or a pseudonym."""
        return self.filter(Q(person=person) | Q(structure__in=run_by(person)))


class Passing(models.Model):
    """Someone said that they come by that day (« passage »). `is_shown`: those of the house read their pseudonym."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    is_shown = models.BooleanField(default=False)

    objects = PassingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        constraints = [models.UniqueConstraint(name="passes_once_a_day", fields=["structure", "day", "person"])]

    def __str__(self) -> str:
        return f"{self.day}"
