"""Who is invited to a circle, by their pseudonym or with a code on paper."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from entrepairs.community.models.circle import Circle
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with


class GuestQuerySet(models.QuerySet["Guest"]):
    def visible_to(self, person: Person) -> "GuestQuerySet":
        """One’s own; not what someone proposes with whom a block exists."""
        return self.filter(person=person).exclude(invited_by__in=blocked_with(person))

    def asked(self) -> "GuestQuerySet":
        """To which no answer was given."""
        return self.filter(accepted_on=None, declined_on=None, circle__closed_at=None)

    def inside(self) -> "GuestQuerySet":
        return self.filter(accepted_on__isnull=False)


class Guest(models.Model):
    """Someone is invited to read and write in a circle (« personne invitée »): they do once they said yes.

    A no is kept from the team: for them, the invitation simply waits."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_on = models.DateField()
    accepted_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["person__pseudonym", "pk"]
        constraints = [
            models.UniqueConstraint(name="invited_once_to_a_circle", fields=["circle", "person"]),
            models.CheckConstraint(name="guest_yes_or_no", condition=Q(accepted_on=None) | Q(declined_on=None)),
        ]

    def __str__(self) -> str:
        return str(self.circle_id)


class CirclePaperQuerySet(models.QuerySet["CirclePaper"]):
    def open(self, today: date) -> "CirclePaperQuerySet":
        return self.filter(revoked_at=None, expires_on__gte=today, used__lt=F("uses"), circle__closed_at=None)


class CirclePaper(models.Model):
    """A code on paper that opens a circle (« papier d’invitation »). `fingerprint`: of its code, under a key that the
    database does not hold. `uses`: how many people it may bring in; `used`: how many came."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="papers")
    fingerprint = models.CharField(max_length=64, unique=True)
    uses = models.PositiveSmallIntegerField()
    used = models.PositiveSmallIntegerField(default=0)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    objects = CirclePaperQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-given_at", "pk"]
        constraints = [
            models.CheckConstraint(name="circle_paper_within_its_uses", condition=Q(uses__gte=1, used__lte=F("uses")))
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def left(self) -> int:
        return self.uses - self.used
