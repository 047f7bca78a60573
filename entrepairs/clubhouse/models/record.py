"""What is kept of someone’s participation: begun by that person, written by two, signed by both."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class RecordQuerySet(models.QuerySet["Record"]):
    def visible_to(self, person: Person) -> "RecordQuerySet":
        """The member’s own; those of which they asked this person, as long as this person is of the team. The
        coordination does not even learn that one exists."""
        return self.filter(Q(member=person) | Q(facilitator=person, structure__in=run_by(person)))


class Record(models.Model):
    """« Page cosignée » of a member. Only the member begins it, chooses with whom, and erases it. `facilitator`: the
    person of the team whom they asked; reads once `agreed_at`, and writes; null when the member writes alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    facilitator = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_title = models.BinaryField(default=b"", editable=False)
    title = sealed("sealed_title", key="member.data_key")
    begun_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-begun_at", "pk"]
        constraints = [
            models.CheckConstraint(name="record_not_with_oneself", condition=~Q(member=models.F("facilitator")))
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("clubhouse:record", args=[self.pk])

    def opens_for(self, person: Person) -> bool:
        """Its words: to the member always, to the other once they said yes."""
        return person.pk == self.member_id or (person.pk == self.facilitator_id and self.agreed_at is not None)


class RecordVersion(models.Model):
    """Its text at one moment (« version »). Kept once someone signed it, or once the member said that they do not.

    `by_member`: written by the member, or by the other. `member_refused_at`: the member chose not to sign, and it is
    said. A change makes a new version, which nobody has signed yet."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sealed_text = models.BinaryField(default=b"", editable=False)
    text = sealed("sealed_text", key="record.member.data_key")
    by_member = models.BooleanField()
    written_at = models.DateTimeField()
    member_signed_at = models.DateTimeField(null=True)
    member_refused_at = models.DateTimeField(null=True)
    other_signed_at = models.DateTimeField(null=True)
    other_signed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints = [
            models.UniqueConstraint(name="one_version_a_number", fields=["record", "number"]),
            models.CheckConstraint(
                name="signed_or_refused", condition=Q(member_signed_at=None) | Q(member_refused_at=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_signed(self) -> bool:
        """By both."""
        return self.member_signed_at is not None and self.other_signed_at is not None

    @property
    def matters(self) -> bool:
        """Someone said something of it: it is kept when the text changes."""
        return bool(self.member_signed_at or self.other_signed_at or self.member_refused_at)
