"""Who does what in a house. A role is visible to the person and to those who run the house, to nobody else."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models.structure import Structure


class RoleQuerySet(models.QuerySet["Role"]):
    def visible_to(self, person: Person) -> "RoleQuerySet":
        """Own roles, and those of the houses one coordinates."""
        return self.filter(Q(person=person) | Q(structure__in=coordinated_by(person)))

    def in_force(self) -> "RoleQuerySet":
        return self.filter(accepted_at__isnull=False, ended_at=None)

    def open_visits(self, structure: Structure) -> "RoleQuerySet":
        """Of the visitors of that house; those proposed and not answered too."""
        return self.filter(structure=structure, name=Role.Name.VISITOR, ended_at=None)


class Role(models.Model):
    """Someone does something in a house (« rôle »): given by someone, accepted by the person, dated.

    `ends_on`: last day of a visit, or of a mandate; null without a term. Nothing ends in silence: `ended_at` is."""

    class Name(models.TextChoices):
        VISITOR = "visite", _("visiteur·se")
        MEMBER = "membre", _("membre")
        VOLUNTEER = "benevole", _("bénévole")
        FACILITATOR = "animation", _("animateur·rice")
        COORDINATOR = "coordination", _("coordinateur·rice")
        BOARD = "bureau", _("membre du bureau")
        REFERENT = "referent", _("référent·e")
        PARTNER = "partenaire", _("partenaire")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20, choices=Name)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="role_held_once", fields=["structure", "person", "name"], condition=Q(ended_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_name_display()}"

    def get_absolute_url(self) -> str:
        """For the person who holds it: the page of a visit, or all their roles."""
        if self.name == self.Name.VISITOR:
            return reverse("structures:my_visit", args=[self.pk])
        return reverse("structures:roles")


class RoleTrace(models.Model):
    """A role that was held by an account erased since: what the yearly counts need, and nobody in it.

    `began`, `ended`: the first day of the month; `ended` is null as long as nobody said that it ended."""

    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="role_traces")
    name = models.CharField(max_length=20, choices=Role.Name)
    began = models.DateField()
    ended = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["began", "name"]
        constraints = [
            models.CheckConstraint(
                name="role_trace_ends_after_it_begins", condition=Q(ended=None) | Q(ended__gte=models.F("began"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()} · {self.began:%Y-%m}"


TEAM = [Role.Name.COORDINATOR, Role.Name.FACILITATOR]
"""Those who run the days of a house: they see who comes, and nothing of what is private."""


def left_by(person: Person) -> models.QuerySet[Structure]:
    """The houses whose team `person` has left: what they were named for there is theirs no more."""
    team = Role.objects.filter(person=person, name__in=[Role.Name.COORDINATOR, Role.Name.REFERENT])
    gone = team.filter(ended_at__isnull=False).exclude(structure__in=team.filter(ended_at=None).values("structure"))
    return Structure.objects.filter(pk__in=gone.values("structure"))


def held_by(person: Person, *names: str) -> models.QuerySet[Structure]:
    """The houses where `person` holds one of these roles now."""
    held = Role.objects.in_force().filter(person=person, name__in=names)
    return Structure.objects.filter(pk__in=held.values("structure"))


def coordinated_by(person: Person) -> models.QuerySet[Structure]:
    """The houses that `person` coordinates now."""
    return held_by(person, Role.Name.COORDINATOR)


def run_by(person: Person) -> models.QuerySet[Structure]:
    """The houses whose days `person` runs now: coordination or animation."""
    return held_by(person, *TEAM)
