"""How far someone has read, so that they find where new things begin. For them alone."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models

from entrepairs.community.models.circle import Circle
from entrepairs.community.voices import reading_mark
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person

A_VISIT = timedelta(hours=2)
KEPT = timedelta(days=90)


class PlaceReadQuerySet(models.QuerySet["PlaceRead"]):
    def of(self, person: Person, circle: Circle, thing: UUID) -> "PlaceRead":
        """Theirs, in a thread of this circle or in the circle itself; a new one, not saved, the first time."""
        told = reading_mark(circle.data_key.secret, thing, person.pk)
        return _place.first(told) or PlaceRead(mark=told, circle=circle)

    def all_of(self, person: Person) -> "PlaceReadQuerySet":
        """Theirs, in every circle: they are known again one circle at a time."""
        found: list[str] = []
        kept = self.order_by().values("circle").distinct()
        for circle in Circle.objects.filter(pk__in=kept).select_related("data_key").order_by("pk"):
            secret, things = circle.data_key.secret, [circle.pk, *circle.threads.values_list("pk", flat=True)]
            own = {reading_mark(secret, thing, person.pk) for thing in things}
            found += own.intersection(self.filter(circle=circle).values_list("mark", flat=True))
        return self.filter(mark__in=found)


@prepared
def _place(mark: str) -> models.QuerySet["PlaceRead"]:
    return PlaceRead.objects.filter(pk=mark)


class PlaceRead(models.Model):
    """« Repère de lecture ». `mark` tells whose and of what, with the key of the circle only (`voices`): a copy of the
    database alone does not say who reads what.

    `until`: when the latest thing they read was written, never when they read it. `before`: the same, at the end of
    the visit before. `hour`: when this visit began or last went on, to the hour."""

    mark = models.CharField(max_length=64, primary_key=True)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()
    before = models.DateTimeField(null=True)
    hour = models.DateTimeField()

    objects = PlaceReadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["hour"], name="place_read_by_hour")]

    def __str__(self) -> str:
        return self.mark

    def goes_on(self, latest: datetime, at: datetime) -> bool:
        """They read up to `latest`, now. Whether there is anything to write down."""
        hour, is_first = at.replace(minute=0, second=0, microsecond=0), self._state.adding
        is_other = not is_first and at - self.hour > A_VISIT
        if is_other:
            self.before = self.until
        if not (is_first or is_other or latest > self.until):
            return False
        self.until, self.hour = latest if is_first else max(latest, self.until), hour
        return True
