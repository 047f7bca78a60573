"""Someone wants no contact with someone."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class BlockQuerySet(models.QuerySet["Block"]):
    def visible_to(self, person: Person) -> "BlockQuerySet":
        """Only the person who set it; the other never learns."""
        return self.filter(blocker=person)


class Block(models.Model):
    """Someone no longer wants any contact with someone (« blocage »). Complete both ways, silent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    blocker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    blocked = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="blocked_once", fields=["blocker", "blocked"]),
            models.CheckConstraint(name="nobody_blocks_themselves", condition=~Q(blocker=F("blocked"))),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} {self.blocked_id}"


def blockers_of(person: Person, *, before: datetime | None = None) -> set[UUID]:
    """Keys of the people who have blocked this person; `before`: and had already then."""
    rows = Block.objects.filter(blocked=person)
    return set((rows.filter(at__lt=before) if before else rows).values_list("blocker_id", flat=True))


def blocked_with(person: Person, *, before: datetime | None = None) -> set[UUID]:
    """Keys of the people with whom a block exists, in either direction; `before`: and already existed then."""
    rows = Block.objects.filter(Q(blocker=person) | Q(blocked=person))
    pairs = (rows.filter(at__lt=before) if before else rows).values_list("blocker_id", "blocked_id")
    return {key for pair in pairs for key in pair} - {person.pk}
