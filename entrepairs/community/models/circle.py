"""A circle: what for, for whom, who reads it, who looks after it and when; its charter."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.community import hours
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety.models import Limit
from entrepairs.structures import doors
from entrepairs.structures.models import TEAM, Role, Structure, held_by, run_by

INSIDE = [Role.Name.MEMBER, Role.Name.VOLUNTEER, Role.Name.FACILITATOR, Role.Name.COORDINATOR, Role.Name.BOARD]
"""Those who read a circle kept for one house."""


class CircleQuerySet(models.QuerySet["Circle"]):
    def visible_to(self, person: Person | None) -> "CircleQuerySet":
        """Open ones for everybody; the others by account, house or invitation. The team reads its own. Not those that
        the watch has closed to this person for a time."""
        rows = self.filter(closed_at=None)
        if person is None:
            return rows.filter(readers=Circle.Readers.EVERYBODY)
        inside = Q(readers=Circle.Readers.HOUSE, structure__in=held_by(person, *INSIDE))
        invited = Q(readers=Circle.Readers.INVITED, pk__in=Guest.objects.visible_to(person).values("circle"))
        free = Q(readers__in=[Circle.Readers.EVERYBODY, Circle.Readers.HERE])
        rows = rows.exclude(pk__in=Limit.objects.places_closed_to(person))
        return rows.filter(free | inside | invited | Q(structure__in=run_by(person)))


class Circle(models.Model):
    """« Cercle ». `structure`: the house that keeps it; those who run its days are the team.

    `days` (0 Monday … 6 Sunday), `opens`, `closes`: when the team is there, local time. All that is written in it is
    sealed under `data_key`."""

    class Audience(models.TextChoices):
        CONCERNED = "concernees", _("pour les personnes concernées")
        RELATIVES = "proches", _("pour les proches")
        ALL = "tous", _("pour tout le monde")

    class Readers(models.TextChoices):
        EVERYBODY = "ouvert", _("tout le monde, sans compte")
        HERE = "ici", _("les personnes qui ont un compte ici")
        HOUSE = "maison", _("les membres de la maison")
        INVITED = "invitation", _("les personnes invitées")

    class OutOfHours(models.TextChoices):
        OPEN = "ouvert", _("on écrit comme d’habitude")
        FIRST_WAIT = "attente", _("les premiers messages attendent l’équipe")
        CLOSED = "ferme", _("on lit, on écrit quand l’équipe revient")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    data_key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+", editable=False)
    name = models.CharField(max_length=60)
    purpose = models.CharField(max_length=300)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.ALL)
    readers = models.CharField(max_length=12, choices=Readers, default=Readers.EVERYBODY)
    days = models.JSONField(default=list)
    opens = models.TimeField()
    closes = models.TimeField()
    out_of_hours = models.CharField(max_length=8, choices=OutOfHours, default=OutOfHours.OPEN)
    first_are_held = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = CircleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("community:circle", args=[self.pk])

    def has_team_at(self, at: datetime) -> bool:
        """Whether the announced hours say that someone of the team is there."""
        return hours.is_there(self.days, self.opens, self.closes, at)

    def is_kept_by(self, person: Person | None) -> bool:
        """Whether this person is of the team: they run the days of the house. Asked of the database once."""
        return bool(doors.held(person, self.structure) & set(TEAM))

    @property
    def charter_text(self) -> str:
        """Of the version in force."""
        charter = self.charters.first()
        return charter.text if charter else ""

    @property
    def announced(self) -> str:
        """« 9 h – 21 h, tous les jours »."""
        return hours.words(self.days, self.opens, self.closes)


class GuestQuerySet(models.QuerySet["Guest"]):
    def visible_to(self, person: Person) -> "GuestQuerySet":
        return self.filter(person=person)


class Guest(models.Model):
    """Someone is invited to read and write in a circle (« personne invitée »)."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    invited_on = models.DateField()

    objects = GuestQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="invited_once_to_a_circle", fields=["circle", "person"])]

    def __str__(self) -> str:
        return str(self.circle_id)


class Charter(models.Model):
    """What people promise one another in a circle. A new version is asked again of everybody, when they next write."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="charters")
    version = models.PositiveIntegerField()
    text = models.TextField()
    since = models.DateTimeField()
    review_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-version"]
        constraints = [models.UniqueConstraint(name="one_text_a_version_of_a_circle", fields=["circle", "version"])]

    def __str__(self) -> str:
        return str(self.version)


class CharterAcceptanceQuerySet(models.QuerySet["CharterAcceptance"]):
    def visible_to(self, person: Person) -> "CharterAcceptanceQuerySet":
        return self.filter(person=person)


class CharterAcceptance(models.Model):
    """A yes to one version. Of the day, not of the hour: it must not tell who wrote at that moment."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="acceptances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    objects = CharterAcceptanceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="charter_accepted_once", fields=["charter", "person"])]

    def __str__(self) -> str:
        return str(self.charter_id)
