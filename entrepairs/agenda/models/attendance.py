"""Who came: a number, or people who said so by their pseudonym. Never an obligation."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models.gathering import Gathering
from entrepairs.agenda.models.signup import Signup
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, run_by


class PresenceQuerySet(models.QuerySet["Presence"]):
    def visible_to(self, person: Person) -> "PresenceQuerySet":
        """Own ones, and those of the houses whose days one runs."""
        return self.filter(Q(person=person) | Q(structure__in=run_by(person)))


class Presence(models.Model):
    """Someone was there that day (« présence »), at a gathering or simply in the house.

    `id` is made where it was tapped, so that a tablet that comes back on line says it once. `how`: by whom."""

    class How(models.TextChoices):
        SELF = "borne", _("par la personne")
        TEAM = "equipe", _("par l’équipe")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, null=True, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    how = models.CharField(max_length=8, choices=How)
    noted_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        indexes = [models.Index(fields=["structure", "day"], name="presence_of_house")]
        constraints = [
            models.UniqueConstraint(
                name="present_once_a_gathering", fields=["gathering", "person"], condition=Q(gathering__isnull=False)
            ),
            models.UniqueConstraint(
                name="present_once_a_day", fields=["structure", "person", "day"], condition=Q(gathering=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}"


class Headcount(models.Model):
    """How many were there besides those who said their pseudonym (« comptage »): a number, nobody.

    Of a gathering, or of the house that day when `gathering` is null. Counted again, it replaces the former.
    `gone`: those who said their pseudonym then and whose presence is a number since. All who were at a gathering:
    its presences, and `people`, and `gone`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, null=True, related_name="headcounts")
    day = models.DateField()
    people = models.PositiveSmallIntegerField()
    gone = models.PositiveSmallIntegerField(default=0)
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        indexes = [models.Index(fields=["structure", "day"], name="headcount_of_house")]
        constraints = [
            models.UniqueConstraint(
                name="one_count_a_gathering", fields=["gathering"], condition=Q(gathering__isnull=False)
            ),
            models.UniqueConstraint(name="one_count_a_day", fields=["structure", "day"], condition=Q(gathering=None)),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.people}"


class Nameless(models.Model):
    """This person is counted without their pseudonym (« compté·e sans nom »): no team can note them by it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)


@dataclass(frozen=True)
class Spot:
    """What is counted: a gathering, or the house on a day outside of any (`gathering` is None)."""

    house: Structure
    day: date
    gathering: Gathering | None = None

    @property
    def presences(self) -> PresenceQuerySet:
        rows = Presence.objects.filter(structure=self.house, gathering=self.gathering)
        return rows if self.gathering else rows.filter(day=self.day)

    @property
    def headcounts(self) -> models.QuerySet[Headcount]:
        """One at most."""
        rows = Headcount.objects.filter(structure=self.house, gathering=self.gathering)
        return rows if self.gathering else rows.filter(day=self.day)

    @property
    def signups(self) -> models.QuerySet[Signup]:
        """Of those who said that they come."""
        return Signup.objects.live().filter(gathering=self.gathering) if self.gathering else Signup.objects.none()

    @property
    def people(self) -> models.QuerySet[Any]:
        """Whom the team may note by their pseudonym, in the order of the alphabet: those who have a role in the
        house, who signed up, or are noted already; nobody who asked to be counted without a name.
        Each knows `is_present` and `is_signed_up`."""
        roles = Role.objects.in_force().filter(structure=self.house).exclude(name=Role.Name.PARTNER)
        known = [roles, self.signups.exclude(person=None), self.presences]
        found = Q()
        for rows in known:
            found |= Q(pk__in=rows.values("person"))
        nameless = Nameless.objects.exclude(person__in=self.presences.values("person"))
        here, coming = (Exists(rows.filter(person=OuterRef("pk"))) for rows in (self.presences, self.signups))
        people = Person.objects.filter(found).exclude(pk__in=nameless.values("person"))
        return people.annotate(is_present=here, is_signed_up=coming).order_by("skeleton")


class Tap(models.Model):
    """One touch of + or −, named where it was made, so that it counts once however often it is sent (« touche »).

    Kept for some weeks: the time for a tablet to come back on line."""

    id = models.UUIDField(primary_key=True, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="tap_at")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
