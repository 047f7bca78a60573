"""The charter, and the decision that lets someone help."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, coordinated_by


class Charter(models.Model):
    """What a peer supporter commits to (« charte »), version by version. Public."""

    version = models.PositiveSmallIntegerField(unique=True)
    text = models.TextField("texte")
    in_force_from = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-version"]

    def __str__(self) -> str:
        return f"v{self.version}"


class Signature(models.Model):
    """A person signed a version of the charter (« signature »)."""

    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="charter_signed_once", fields=["charter", "person"])]

    def __str__(self) -> str:
        return f"{self.person} {self.charter}"


class HabilitationQuerySet(models.QuerySet["Habilitation"]):
    def visible_to(self, person: Person) -> "HabilitationQuerySet":
        """One’s own, those one is the referent of, those of the houses one coordinates."""
        return self.filter(Q(person=person) | Q(referent=person) | Q(structure__in=coordinated_by(person)))

    def in_force(self) -> "HabilitationQuerySet":
        return self.filter(withdrawn_at=None)


class Habilitation(models.Model):
    """A coordinator of a house decided that this person may accompany others (« habilitation »).

    Someone in training (`probation`) always has a referent, named on each accompaniment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField()
    probation = models.BooleanField("en formation", default=False)
    referent = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = HabilitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                name="habilitated_once_by_house", fields=["person", "structure"], condition=Q(withdrawn_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.structure}"
