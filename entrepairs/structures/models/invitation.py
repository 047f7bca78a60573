"""A code on paper, that gives a role to whoever holds the paper and says yes."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models.role import Role, coordinated_by
from entrepairs.structures.models.structure import Structure

BY_PAPER = [Role.Name.VISITOR, Role.Name.MEMBER, Role.Name.VOLUNTEER]
"""What a paper may give: nothing that opens the pages of the team."""


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, person: Person) -> "InvitationQuerySet":
        """Those of the houses one coordinates; the code itself is shown once, and written nowhere."""
        return self.filter(structure__in=coordinated_by(person))

    def open(self, today: date) -> "InvitationQuerySet":
        return self.filter(revoked_at=None, expires_on__gte=today, used__lt=F("uses"))


class Invitation(models.Model):
    """« Invitation » on paper. `fingerprint`: of its code, under a key that the database does not hold.

    `uses`: how many people it may bring in; `used`: how many came. `note`: where the paper is, never for whom."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=20, choices=Role.Name)
    fingerprint = models.CharField(max_length=64, unique=True)
    note = models.CharField(max_length=60, blank=True)
    uses = models.PositiveSmallIntegerField(default=1)
    used = models.PositiveSmallIntegerField(default=0)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-given_at", "pk"]
        constraints = [
            models.CheckConstraint(name="invitation_within_its_uses", condition=Q(uses__gte=1, used__lte=F("uses"))),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def left(self) -> int:
        return self.uses - self.used
