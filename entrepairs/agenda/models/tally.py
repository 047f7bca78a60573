"""Numbers of a house, without anybody: the week’s estimate, and what those who left leave behind."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class WeeklyEstimateQuerySet(models.QuerySet["WeeklyEstimate"]):
    def visible_to(self, person: Person) -> "WeeklyEstimateQuerySet":
        return self.filter(structure__in=run_by(person))


class WeeklyEstimate(models.Model):
    """« Combien de personnes différentes cette semaine ? »: what the team thinks, once a week (« estimation »).

    `people`: everybody, those who say their pseudonym included. Said again, it replaces the former."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()
    people = models.PositiveSmallIntegerField()
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()

    objects = WeeklyEstimateQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["monday"]
        constraints = [models.UniqueConstraint(name="one_estimate_a_week", fields=["structure", "monday"])]

    def __str__(self) -> str:
        return f"{self.monday}: {self.people}"


class MonthTrace(models.Model):
    """What stays of the presences of someone who left, for the figures of the house (« trace »): nobody’s any more.

    `who`: drawn at random for each person, house and year, kept nowhere else: different people of a year stay
    countable. `visits`, `several`: see `agenda.visits.Visits`. `bond`: what they were for the house that year; empty
    when it was not kept. Shown on no page, only summed."""

    class Bond(models.TextChoices):
        MEMBER = "membre", _("membre, au moins un jour de l’année")
        CARRIES = "porte", _("autre rôle qui fait vivre la maison")
        AROUND = "autour", _("ni membre, ni dans l’équipe")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    who = models.UUIDField()
    visits = models.PositiveSmallIntegerField()
    several = models.PositiveSmallIntegerField()
    bond = models.CharField(max_length=6, choices=Bond, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["month", "pk"]
        constraints = [models.UniqueConstraint(name="one_trace_a_month", fields=["structure", "who", "month"])]
        indexes = [models.Index(fields=["structure", "month"], name="trace_of_house")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class YearTrace(models.Model):
    """What stays of a year of a house once presences became numbers (« trace d’une année »): nothing of anybody.

    `most`: people on the day when there were the most. `weeks`: Mondays (ISO) of every week with a count, whoever came:
    so that it does not tell when somebody did."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    most = models.PositiveIntegerField()
    weeks = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["structure", "year"]
        constraints = [models.UniqueConstraint(name="one_trace_a_year", fields=["structure", "year"])]

    def __str__(self) -> str:
        return str(self.year)
