"""What comes back: every Tuesday at 14 h on the clock of the house, whatever the season."""

from typing import ClassVar

from django.db import models

from entrepairs.agenda.models.programme import Programme
from entrepairs.agenda.recurrence import in_words
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class SeriesQuerySet(models.QuerySet["Series"]):
    def visible_to(self, person: Person) -> "SeriesQuerySet":
        """For those who run the house; others see its gatherings."""
        return self.filter(structure__in=run_by(person))

    def going_on(self) -> "SeriesQuerySet":
        """Nobody said that it is over."""
        return self.filter(stopped_at=None)


class Series(Programme):
    """A series (« série »). `first_day`, `starts`: wall time in `zone` (IANA). `rule`: an RRULE of RFC 5545 without
    DTSTART (« FREQ=WEEKLY;BYDAY=TU »). `last_day`: null while it goes on. `planned_until`: gatherings exist up to that
    day. `is_course`: one signs up for all its sessions at once (« atelier »)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField()
    starts = models.TimeField()
    zone = models.CharField(max_length=40)
    rule = models.CharField(max_length=200)
    last_day = models.DateField(null=True)
    planned_until = models.DateField(null=True)
    is_course = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)

    objects = SeriesQuerySet.as_manager()

    class Meta(Programme.Meta):
        abstract = False
        ordering: ClassVar[list[str]] = ["first_day", "starts"]

    @property
    def rhythm(self) -> str:
        """« chaque mardi »."""
        return in_words(self.rule)
