"""Minutes of a meeting: points, and the hands raised on each."""

import hashlib
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models import Gathering
from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.structures.models import TEAM, Role, Structure, held_by

KEEPERS = [Role.Name.BOARD, *TEAM]
"""Those who may write minutes."""
MEMBERS = [Role.Name.MEMBER, Role.Name.VOLUNTEER, *KEEPERS]
"""Those who may read them."""


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, person: Person) -> "MinutesQuerySet":
        """Adopted ones, for the members of the house; drafts, for who writes them."""
        adopted = Q(state=Minutes.State.ADOPTED, structure__in=held_by(person, *MEMBERS))
        return self.filter(adopted | Q(structure__in=held_by(person, *KEEPERS)))


class Minutes(Stateful):
    """What a meeting said and decided (« compte rendu »). `present`: how many people were there, null: not counted.

    `gathering` is the meeting in the agenda; the minutes stay when it leaves. `reopened_because`: last reason."""

    class State(models.TextChoices):
        DRAFT = "brouillon", _("brouillon")
        ADOPTED = "adopte", _("adopté")

    TRANSITIONS = {State.DRAFT: {State.ADOPTED}, State.ADOPTED: {State.DRAFT}}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    gathering = models.OneToOneField(Gathering, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=100)
    day = models.DateField()
    present = models.PositiveSmallIntegerField(null=True)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    reopened_because = models.CharField(max_length=160, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="minutes_adopted_iff_dated",
                condition=Q(state="adopte", adopted_at__isnull=False) | Q(state="brouillon", adopted_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("participation:minutes", args=[self.pk])


class Point(models.Model):
    """One thing that was talked about (« point »). What was said is told without naming anybody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="points")
    rank = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["rank", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def version(self) -> str:
        """Another one as soon as a word of it changes: what tells that someone wrote meanwhile."""
        return hashlib.sha256(f"{self.title}\n{self.text}".encode()).hexdigest()[:16]


class Vote(models.Model):
    """Hands raised on a question (« vote à main levée »): numbers, nobody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="votes")
    question = models.CharField(max_length=200)
    hands_for = models.PositiveSmallIntegerField()
    hands_against = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["noted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="vote_of_somebody",
                condition=Q(hands_for__gt=0) | Q(hands_against__gt=0) | Q(abstained__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def hands(self) -> int:
        return self.hands_for + self.hands_against + self.abstained

    @property
    def is_carried(self) -> bool:
        """More hands for than against; those who abstained do not count, a tie carries nothing."""
        return self.hands_for > self.hands_against
