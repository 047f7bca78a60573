"""A shared tablet on which people say that they are there."""

from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from entrepairs.agenda.models.attendance import Spot
from entrepairs.agenda.models.gathering import Gathering
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class KioskQuerySet(models.QuerySet["Kiosk"]):
    def visible_to(self, person: Person) -> "KioskQuerySet":
        return self.filter(structure__in=run_by(person))

    def open_at(self, moment: datetime) -> "KioskQuerySet":
        return self.filter(closed_at=None, ends_at__gt=moment)


class Kiosk(models.Model):
    """A tablet opened for a while by someone of the team (« borne »). It can say who came, and read nothing.

    `token_hash`: fingerprint of what the tablet holds. `gathering`: null, it counts for the house. `closed_at`: by the
    team, before its time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, unique=True)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = KioskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-opened_at", "pk"]
        constraints = [models.CheckConstraint(name="kiosk_ends", condition=Q(ends_at__gt=F("opened_at")))]
        indexes = [models.Index(fields=["structure", "ends_at"], name="kiosk_of_house")]

    def __str__(self) -> str:
        return self.name

    @property
    def end(self) -> datetime:
        """When it stops or stopped."""
        return min(self.ends_at, self.closed_at or self.ends_at)

    def spot(self, moment: datetime) -> Spot:
        """What someone who touches it at this moment is counted in."""
        if self.gathering is not None:
            return Spot(self.structure, self.gathering.wall_time.date(), self.gathering)
        return Spot(self.structure, moment.astimezone(ZoneInfo(self.structure.zone)).date())
