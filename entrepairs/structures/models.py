"""Houses and who does what in them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class Structure(models.Model):
    """A house (« structure »): GEM, Clubhouse, association, platform, service. Public."""

    class Kind(models.TextChoices):
        GEM = "gem", _("Groupe d’entraide mutuelle")
        CLUBHOUSE = "clubhouse", _("Clubhouse")
        USERS = "association_usagers", _("Association de personnes concernées")
        FAMILIES = "association_familles", _("Association de proches et de familles")
        PLATFORM = "plateforme_pairs", _("Plateforme de pair-aidant·es")
        SERVICE = "service", _("Service de soin ou d’accompagnement")
        HOUSING = "un_chez_soi", _("Un chez-soi d’abord")
        SSM = "ssm", _("Service de santé mentale")
        LINKS = "lieu_de_liens", _("Club ou lieu de liens")
        TRAINING = "formation", _("Organisme de formation")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("nom", max_length=120)
    kind = models.CharField("genre", max_length=24, choices=Kind)
    country = models.CharField("pays", max_length=2, choices=[("FR", "France"), ("BE", "Belgique")])
    commune = models.CharField(max_length=8)
    team_hours = models.CharField("heures de présence de l’équipe", max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class RoleQuerySet(models.QuerySet["Role"]):
    def visible_to(self, person: Person) -> "RoleQuerySet":
        """Own roles, and those of the houses one coordinates."""
        return self.filter(Q(person=person) | Q(structure__in=coordinated_by(person)))

    def in_force(self) -> "RoleQuerySet":
        return self.filter(accepted_at__isnull=False, ended_at=None)


class Role(models.Model):
    """Someone does something in a house (« rôle »): given by someone, accepted by the person, dated."""

    class Name(models.TextChoices):
        COORDINATOR = "coordination", _("coordinateur·rice")
        REFERENT = "referent", _("référent·e")
        MEMBER = "membre", _("membre")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20, choices=Name)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
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


def left_by(person: Person) -> models.QuerySet[Structure]:
    """The houses whose team `person` has left: what they were named for there is theirs no more."""
    team = Role.objects.filter(person=person, name__in=[Role.Name.COORDINATOR, Role.Name.REFERENT])
    gone = team.filter(ended_at__isnull=False).exclude(structure__in=team.filter(ended_at=None).values("structure"))
    return Structure.objects.filter(pk__in=gone.values("structure"))


def coordinated_by(person: Person) -> models.QuerySet[Structure]:
    """The houses that `person` coordinates now."""
    return Structure.objects.filter(
        roles__person=person, roles__name=Role.Name.COORDINATOR, roles__accepted_at__isnull=False, roles__ended_at=None
    )
