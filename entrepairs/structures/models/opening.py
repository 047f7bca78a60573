"""When a place is open: a rule for each usual time of the week, an exception for each day that is not usual."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.structures.models.place import Place


class How(models.TextChoices):
    """Who holds the door."""

    TEAM = "equipe", _("avec l’équipe")
    MEMBERS = "membres", _("tenu par les membres")


class OpeningRule(models.Model):
    """Usual hours (« horaires »): one line, one day of the week, on the wall clock of the place.

    `weekday`: 0 is Monday. `until` is after `since` the same day. Days `first_day` to `last_day` included, null: no
    limit. `weeks`: every week, or only the first, second… of the month (1 to 5), 0: every week."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="opening_rules", db_index=False)
    weekday = models.PositiveSmallIntegerField()
    since = models.TimeField()
    until = models.TimeField()
    week = models.PositiveSmallIntegerField(default=0)
    how = models.CharField(max_length=8, choices=How, default=How.TEAM)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["weekday", "since"]
        indexes = [
            models.Index(fields=["place", "weekday", "since", "until"], name="rule_of_place"),
            models.Index(fields=["weekday", "since", "until"], name="rule_of_hour"),
        ]
        constraints = [
            models.CheckConstraint(name="rule_weekday", condition=Q(weekday__lte=6)),
            models.CheckConstraint(name="rule_week", condition=Q(week__lte=5)),
            models.CheckConstraint(name="rule_ends_after_it_begins", condition=Q(until__gt=F("since"))),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.since:%H:%M}–{self.until:%H:%M}"

    @property
    def day_name(self) -> str:
        """« dimanche »."""
        return str(WEEKDAYS[self.weekday])


class OpeningException(models.Model):
    """Days that are not as usual (« exception »): closed (no hours), or open from `since` to `until` instead.

    `first_day` to `last_day` included. `reason`: public, in a few words (« congés », « sortie »)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="opening_exceptions")
    first_day = models.DateField()
    last_day = models.DateField()
    since = models.TimeField(null=True)
    until = models.TimeField(null=True)
    how = models.CharField(max_length=8, choices=How, default=How.TEAM)
    reason = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["first_day", "since"]
        constraints = [
            models.CheckConstraint(name="exception_days_in_order", condition=Q(last_day__gte=F("first_day"))),
            models.CheckConstraint(
                name="exception_closed_or_whole_hours",
                condition=Q(since=None, until=None) | Q(since__isnull=False, until__gt=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"

    @property
    def is_closed(self) -> bool:
        return self.since is None
