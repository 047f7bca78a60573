"""A house: what everybody may know of it."""

from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.places.folding import FoldedField
from entrepairs.places.wall_time import zone_of


class StructureQuerySet(models.QuerySet["Structure"]):
    def here(self) -> "StructureQuerySet":
        """Those that live on this installation: someone opened them. The others are only in the directory."""
        return self.filter(opened_at__isnull=False)


class StructureManager(models.Manager["Structure"]):
    """The houses that everybody may see: not those that a list is still bringing."""

    def get_queryset(self) -> StructureQuerySet:
        return StructureQuerySet(self.model, using=self._db).filter(arriving=None)

    def here(self) -> StructureQuerySet:
        return self.get_queryset().here()


class Structure(models.Model):
    """A house (« structure »): GEM, Clubhouse, association, platform, service. Public, every field of it.

    `category`: what a care service is exactly, in the words of its source. `commune`: where its first place is.
    `languages`: keys of entrepairs.people.languages. `recovery`: keys of entrepairs.structures.recovery.
    `legal_form`, `constituted_on`, `premises` (the room: rented, lent, shared) are for the yearly report.
    `opened_at`: null for a house that is in the directory and not on this installation.
    `arriving`: the import that is bringing it, until that is whole; nobody sees it before.
    `plain_name`: the name without accents nor capitals, what one searches and sorts by: save it with `name`."""

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

    class LegalForm(models.TextChoices):
        OF_MEMBERS = "membres", _("association de ses membres")
        ASSOCIATION = "association", _("autre association, ASBL")
        CARRIED = "portee", _("portée par un gestionnaire")
        PUBLIC = "public", _("établissement public")
        OTHER = "autre", _("autre")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("nom", max_length=120)
    kind = models.CharField("genre", max_length=24, choices=Kind)
    category = models.CharField("catégorie", max_length=120, blank=True)
    country = models.CharField("pays", max_length=2, choices=[("FR", "France"), ("BE", "Belgique")])
    commune = models.CharField(max_length=8)
    presentation = models.TextField("présentation", blank=True)
    audience = models.CharField("pour qui", max_length=200, blank=True)
    team_hours = models.CharField("heures de présence de l’équipe", max_length=120, blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("courriel", blank=True)
    website = models.URLField("site", blank=True)
    languages = models.JSONField("langues", default=list)
    recovery = models.JSONField("orienté rétablissement", default=list)
    legal_form = models.CharField("statut", max_length=12, choices=LegalForm, blank=True)
    constituted_on = models.DateField("constituée le", null=True)
    premises = models.CharField("local", max_length=200, blank=True)
    opened_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    plain_name = FoldedField(of="name", max_length=130)
    arriving = models.UUIDField(null=True, editable=False)

    objects: ClassVar[StructureManager] = StructureManager()
    arrivals: ClassVar[models.Manager["Structure"]] = models.Manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        indexes = [
            models.Index(fields=["opened_at"], name="structure_here", condition=Q(opened_at__isnull=False)),
            models.Index(fields=["plain_name"], name="structure_plain_name"),
            models.Index(fields=["arriving"], name="structure_arriving", condition=Q(arriving__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("structures:house", args=[self.pk])

    @property
    def zone(self) -> str:
        """IANA zone of the clock on its wall."""
        return zone_of(self.commune, settings.TIME_ZONE)

    @property
    def today(self) -> date:
        """The day that it is there."""
        return now().astimezone(ZoneInfo(self.zone)).date()


class StructureExperience(models.Model):
    """An experience that a house knows well (« vécu »): a key of entrepairs.people.experiences."""

    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="experiences")
    experience = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_experience_a_structure", fields=["structure", "experience"]),
        ]
        indexes = [models.Index(fields=["experience", "structure"], name="structure_experience")]

    def __str__(self) -> str:
        return self.experience
