"""A screen on the wall: it shows the board of the day, and nobody is signed in on it."""

from hashlib import sha256
from typing import ClassVar

from django.db import models

from entrepairs.clubhouse.models.belonging import of_the_club
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


class ScreenQuerySet(models.QuerySet["Screen"]):
    def visible_to(self, person: Person) -> "ScreenQuerySet":
        """Members and team of the house: anyone may put the board on the wall, or take it down."""
        return self.filter(structure__in=of_the_club(person), closed_at=None)

    def opened_by(self, token: str) -> "ScreenQuerySet":
        """The one that this link opens, as long as it was not closed."""
        return self.filter(token_hash=fingerprint(token), closed_at=None)


class Screen(models.Model):
    """The board on a wall (« écran »), opened by a link of its own. Only the fingerprint of the link is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = ScreenQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-opened_at"]

    def __str__(self) -> str:
        return str(self.pk)


def fingerprint(token: str) -> str:
    return sha256(token.encode()).hexdigest()
