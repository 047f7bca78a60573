"""Note: written together, readable and editable by the person."""

from typing import ClassVar

from django.db import models

from entrepairs.accompaniment.models.accompaniment import Accompaniment, Participant
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person

OPENING = 60


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, person: Person) -> "NoteQuerySet":
        return self.filter(accompaniment__in=Accompaniment.objects.visible_to(person))


class Note(models.Model):
    """« Note commune ». `version` rises at each change: a stale form is refused and shows both texts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="notes")
    sealed_title = models.BinaryField(default=b"", editable=False)
    title = sealed("sealed_title", key="accompaniment.data_key")
    sealed_body = models.BinaryField(default=b"", editable=False)
    body = sealed("sealed_body", key="accompaniment.data_key")
    version = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-edited_at"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def opening(self) -> str:
        """Its first words, for a note without a title."""
        first = next((line.strip() for line in self.body.splitlines() if line.strip()), "")
        return first if len(first) <= OPENING else first[:OPENING].rstrip() + "…"
