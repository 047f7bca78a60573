"""A member’s yes to be given news when they are not seen: a delay, a way and words of theirs."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


class ReachOutQuerySet(models.QuerySet["ReachOut"]):
    def visible_to(self, person: Person) -> "ReachOutQuerySet":
        """One’s own. Others meet it only as a task of the board, once the delay is over."""
        return self.filter(member=person)

    def in_force(self) -> "ReachOutQuerySet":
        return self.filter(ended_at=None)


class ReachOut(models.Model):
    """A member agrees to be given news after so many days (« prendre des nouvelles »). Without it, nobody is told that
    someone was not seen. `words`: how to reach them, read by who takes the task, that day. `given_on`: the last day on
    which news was given; no reason, no answer is kept."""

    class Way(models.TextChoices):
        PHONE = "telephone", _("un appel")
        TEXT = "message", _("un message")
        CARD = "carte", _("une carte")
        VISIT = "visite", _("passer me voir")

    DELAYS = (7, 14, 21, 30, 60)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    after_days = models.PositiveSmallIntegerField("au bout de combien de jours")
    way = models.CharField("comment", max_length=10, choices=Way)
    sealed_words = models.BinaryField(default=b"", editable=False)
    words = sealed("sealed_words", key="member.data_key")
    agreed_on = models.DateField()
    given_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = ReachOutQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["agreed_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_reach_out", fields=["structure", "member"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return str(self.pk)
