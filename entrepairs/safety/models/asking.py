"""Someone is asked to answer somebody who waits."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.urls import reverse

from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.models.look import Look

LASTS = timedelta(days=3)
"""Nobody is asked again before that; what was asked is then over."""


class AskingQuerySet(models.QuerySet["Asking"]):
    def visible_to(self, person: Person) -> "AskingQuerySet":
        """Who is asked, and nobody else: the watch does not see whom."""
        return self.filter(person=person)

    def recent(self) -> "AskingQuerySet":
        return self.filter(asked_at__gt=now() - LASTS)


class Asking(models.Model):
    """« Demande de réponse » : the watch asked, and this person was drawn among those who had said yes to be asked.

    `left_at`: they said « oui » or « pas cette fois »: nothing tells one from the other."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="askings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    objects = AskingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(name="asked_once_for_a_look", fields=["look", "person"])]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("safety:asking", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Somebody still waits."""
        return self.look.done_at is None and self.asked_at > now() - LASTS
