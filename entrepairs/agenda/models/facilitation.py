"""Who holds a gathering."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from entrepairs.agenda.models.gathering import Gathering
from entrepairs.agenda.models.series import Series
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import run_by


class FacilitationQuerySet(models.QuerySet["Facilitation"]):
    def visible_to(self, person: Person) -> "FacilitationQuerySet":
        """Own ones, and those of the houses whose days one runs."""
        houses = run_by(person)
        return self.filter(Q(person=person) | Q(series__structure__in=houses) | Q(gathering__structure__in=houses))

    def of(self, gathering: Gathering) -> "FacilitationQuerySet":
        """Those of its series, and its own."""
        whole = Q(series=gathering.series_id) if gathering.series_id else Q(pk=None)
        return self.filter(Q(gathering=gathering) | whole).select_related("person")

    def holding(self, gathering: Gathering) -> "FacilitationQuerySet":
        """Those who said yes and did not say that they will be away that time."""
        away = Facilitation.objects.filter(gathering=gathering, away_at__isnull=False).values("person")
        return self.of(gathering).filter(agreed_at__isnull=False, away_at=None).exclude(person__in=away)


class Facilitation(models.Model):
    """Someone holds a series or one gathering (« animation »). `rank` 0 leads, others co-lead.

    `agreed_at`: they said yes. `away_at`: they said that they cannot be there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(Series, on_delete=models.CASCADE, null=True, related_name="facilitations")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, null=True, related_name="facilitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(default=0)
    agreed_at = models.DateTimeField(null=True)
    away_at = models.DateTimeField(null=True)

    objects = FacilitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["rank", "pk"]
        constraints = [
            models.CheckConstraint(
                name="facilitation_of_one_thing",
                condition=Q(series__isnull=False, gathering=None) | Q(series=None, gathering__isnull=False),
            ),
            models.UniqueConstraint(name="facilitates_series_once", fields=["series", "person"]),
            models.UniqueConstraint(name="facilitates_gathering_once", fields=["gathering", "person"]),
        ]

    def __str__(self) -> str:
        return str(self.person)
