"""Project: something the person wants, in steps."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.accompaniment import Accompaniment
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, person: Person) -> "ProjectQuerySet":
        return self.filter(accompaniment__in=Accompaniment.objects.visible_to(person))


class Project(models.Model):
    """« Projet » of the person: housing, work, anything."""

    class Kind(models.TextChoices):
        HOUSING = "logement", _("un logement")
        WORK = "travail", _("un travail, une formation")
        OTHER = "autre", _("autre chose")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="projects")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    sealed_title = models.BinaryField(default=b"", editable=False)
    title = sealed("sealed_title", key="accompaniment.data_key")
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["begun_at"]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("accompaniment:project", args=[self.accompaniment_id, self.pk])


class Step(models.Model):
    """One step (« étape »), as small as one likes. No deadline unless wished."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    sealed_text = models.BinaryField(default=b"", editable=False)
    text = sealed("sealed_text", key="project.accompaniment.data_key")
    wished_for = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.position)

    @property
    def path(self) -> str:
        """Where the acts on this step are posted."""
        return f"{self.project.get_absolute_url()}etapes/{self.pk}/"
