"""Work, as a project of the member, in steps of their own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class EmploymentQuerySet(models.QuerySet["Employment"]):
    def visible_to(self, person: Person) -> "EmploymentQuerySet":
        """The member’s own; those that they share with this person, as long as this person is of the team."""
        return self.filter(Q(member=person) | Q(shared_with=person, structure__in=run_by(person)))


class Employment(models.Model):
    """« Projet d’emploi » of a member: transitional, supported or independent. Written by them, shared with one named
    person of the team or with nobody."""

    class Kind(models.TextChoices):
        TRANSITIONAL = "transition", _("emploi de transition")
        SUPPORTED = "soutenu", _("emploi soutenu")
        INDEPENDENT = "independant", _("emploi indépendant")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    shared_with = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True)
    kind = models.CharField("genre", max_length=12, choices=Kind)
    sealed_title = models.BinaryField(default=b"", editable=False)
    title = sealed("sealed_title", key="member.data_key")
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["begun_at", "pk"]
        constraints = [
            models.CheckConstraint(name="work_not_with_oneself", condition=~Q(member=models.F("shared_with")))
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("clubhouse:employment", args=[self.pk])


class EmploymentStep(models.Model):
    """One step (« pas »), in the member’s words. No date set by anyone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    employment = models.ForeignKey(Employment, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    sealed_text = models.BinaryField(default=b"", editable=False)
    text = sealed("sealed_text", key="employment.member.data_key")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.position)
