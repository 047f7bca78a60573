"""The messages that a participant chose to show to the team."""

from typing import ClassVar

from django.db import models

from entrepairs.accompaniment.models.accompaniment import Accompaniment
from entrepairs.accompaniment.models.message import Message
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class ExcerptQuerySet(models.QuerySet["Excerpt"]):
    def visible_to(self, person: Person) -> "ExcerptQuerySet":
        """Those who take part: each may show what they read."""
        return self.filter(accompaniment__in=Accompaniment.objects.visible_to(person))


class Excerpt(models.Model):
    """« Extrait »: these messages and no others. Who chose them is not kept here. `id` is made with the form."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="+")
    messages = models.ManyToManyField(Message, related_name="+")

    objects = ExcerptQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
