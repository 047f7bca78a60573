"""A yearly report and all that the house itself writes in it; the sums of a network."""

from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, coordinated_by


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, person: Person) -> "ReportQuerySet":
        """Those of the houses that one coordinates."""
        return self.filter(structure__in=coordinated_by(person))


class Report(models.Model):
    """The activity report of a house for a year (« rapport d’activité »). Its figures are computed; this row holds
    together what the house writes in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["structure", "-year"]
        constraints = [models.UniqueConstraint(name="one_report_a_year", fields=["structure", "year"])]

    def __str__(self) -> str:
        return str(self.year)


class CorrectedFigure(models.Model):
    """The house says a figure otherwise than it was counted (« correction »), and why. The latest stands; each stays.

    `value`: a number or a text; null: the correction is taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="corrections")
    key = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    reason = models.CharField("pourquoi", max_length=200)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        indexes = [models.Index(fields=["report", "at"], name="correction_of_report")]

    def __str__(self) -> str:
        return self.key


class Narrative(models.Model):
    """What the house tells in its own words under one heading (« récit »). Plain text, about the house."""

    class Heading(models.TextChoices):
        YEAR = "annee", _("L’année en quelques mots")
        PEOPLE = "membres", _("La vie des membres : accueil, entraide, décisions")
        ACTIVITIES = "activites", _("Les activités : ce qui a marché, ce qui a manqué")
        PARTNERS = "partenaires", _("Les liens avec le quartier et les partenaires")
        MONEY = "moyens", _("Les moyens : financements, dons, participation des membres")
        DIFFICULTIES = "difficultes", _("Ce qui a été difficile")
        AHEAD = "projets", _("Ce qui est envisagé pour la suite")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="narratives")
    heading = models.CharField(max_length=12, choices=Heading)
    text = models.TextField("texte", blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["heading"]
        constraints = [models.UniqueConstraint(name="one_text_a_heading", fields=["report", "heading"])]

    def __str__(self) -> str:
        return self.get_heading_display()


class Closing(models.Model):
    """The report as it was on the day when it was closed (« clôture »): it reads the same for ever, whatever is
    erased since. `figures`: insights.figures as JSON. `narratives`: heading → text. `kept_in`: keys that do not leave
    the house. `reopened_at`: it no longer stands, and `reason` says why; what it said outside is still known there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="closings")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    figures: Any = models.JSONField(encoder=DjangoJSONEncoder)
    narratives: Any = models.JSONField(default=dict)
    kept_in: Any = models.JSONField(default=list)
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField("pourquoi", max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(name="closed_once_at_a_time", fields=["report"], condition=Q(reopened_at=None)),
            models.CheckConstraint(
                name="reopened_iff_reason",
                condition=Q(reopened_at=None, reason="") | (Q(reopened_at__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class NetworkSum(models.Model):
    """One figure of a closed year, added over houses that agreed (« somme du réseau »).

    `houses`: keys of the houses that are in it, shown to nobody: they tell whether it may still be shown, and whether
    another sum would give one of them away. `value`: rounded (insights.network)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    houses: Any = models.JSONField()
    value = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["year", "key", "at"]
        indexes = [models.Index(fields=["year", "key"], name="sum_of_year")]

    def __str__(self) -> str:
        return f"{self.key} {self.year}"


class WatchDay(models.Model):
    """What the watch did in a day (« jour de veille compté »): numbers only, counted once the day is over."""

    day = models.DateField(unique=True)
    figures = models.JSONField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"
