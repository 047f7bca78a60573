"""Where what the directory says of a house comes from: a public list, and the day of that list."""

from typing import ClassVar

from django.db import models

from entrepairs.core.ids import new_id
from entrepairs.structures.models.structure import Structure


class Source(models.Model):
    """A list that names this house (« source »): FINESS, the list of an agency. Public, shown with its date.

    `external_id`: its key in that list. `dated`: the day the list was made, null when it does not say. `licence`: as
    the list names it. `values`: what the list said the last time, field by field (entrepairs.structures.exchange.rows):
    a field that now says something else here was corrected by the house, and is never written over. `seen_at`: when
    the list was last read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(max_length=80)
    external_id = models.CharField(max_length=80)
    dated = models.DateField(null=True)
    licence = models.CharField(max_length=80, blank=True)
    values = models.JSONField(default=dict)
    seen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-dated", "name", "pk"]
        constraints = [models.UniqueConstraint(name="one_source_a_key", fields=["name", "external_id"])]

    def __str__(self) -> str:
        return f"{self.name} {self.external_id}"
