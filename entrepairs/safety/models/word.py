"""What the watch writes to someone, and what it keeps of a danger."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models.look import Look


class TeamWordQuerySet(models.QuerySet["TeamWord"]):
    def visible_to(self, person: Person) -> "TeamWordQuerySet":
        """Who it is written to, under an alias too."""
        return self.filter(Q(person=person) | (Q(person=None) & subjects.own(person)))


class TeamWord(models.Model):
    """« Mot de l’équipe » to the author of something; sealed, signed by the team and by nobody, kept a year.

    `person` is empty when it was written under an alias: who wrote `kind`, `object_id` reads it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    look = models.ForeignKey(Look, on_delete=models.SET_NULL, null=True, related_name="words_sent")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_body = models.BinaryField(editable=False)
    body = sealed("sealed_body", key="data_key")
    at = models.DateTimeField()

    objects = TeamWordQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("safety:team_word", args=[self.pk])


class Incident(models.Model):
    """« Fiche d’incident » of a red that is over: what was seen, done, who was told; sealed, read by the watch only,
    kept a year. The times are those of the look."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    look = models.OneToOneField(Look, on_delete=models.CASCADE, related_name="incident")
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_seen = models.BinaryField(editable=False)
    sealed_done = models.BinaryField(editable=False)
    sealed_told = models.BinaryField(editable=False)
    seen = sealed("sealed_seen", key="data_key")
    done = sealed("sealed_done", key="data_key")
    told = sealed("sealed_told", key="data_key")
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return str(self.pk)
