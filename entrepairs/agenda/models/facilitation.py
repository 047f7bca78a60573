"""Who holds a gathering."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from entrepairs.agenda.models.gathering import Gathering
from entrepairs.agenda.models.series import Series
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


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
