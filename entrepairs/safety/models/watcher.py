"""The team of the watch: who is of it, and when it is there."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, Q
from django.utils.timezone import get_default_timezone

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.safety.watch_hours import Closed, TeamHours, Usual


class WatcherQuerySet(models.QuerySet["Watcher"]):
    def visible_to(self, person: Person) -> "WatcherQuerySet":
        """The watch sees who watches; the administrators see all; everybody, themselves and those they proposed."""
        if person.is_staff:
            return self
        team = Q(Exists(Watcher.objects.in_force().filter(person=person)), accepted_at__isnull=False)
        return self.filter(Q(person=person) | Q(given_by=person) | team)

    def current(self) -> "WatcherQuerySet":
        """Proposed or accepted, and not ended."""
        return self.filter(ended_at=None)

    def in_force(self) -> "WatcherQuerySet":
        """Accepted, paused or not."""
        return self.current().filter(accepted_at__isnull=False)

    def on_watch(self) -> "WatcherQuerySet":
        """Accepted and not in a pause."""
        return self.in_force().filter(paused_at=None)

    def vouched(self) -> "WatcherQuerySet":
        """On the watch, and somebody else than who proposed them knows them: a name may be opened with them."""
        return self.on_watch().filter(vouched_at__isnull=False)

    def on_call(self) -> "WatcherQuerySet":
        """Those who said that they may be called out of hours: who was called the longest ago comes first."""
        ready = self.on_watch().filter(on_call_at__isnull=False)
        return ready.order_by(F("called_at").asc(nulls_first=True), "on_call_at", "pk")


class Watcher(models.Model):
    """« Veilleur·se » : given by someone, accepted by the person, dated. A pause needs no reason.

    `vouched_by`: « garant·e », who knows them, and is neither them nor who proposed them (ADR 0027).
    `on_call_at`: since when they may be called out of hours, by their own yes; `called_at`: the last time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    vouched_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    vouched_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    on_call_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = WatcherQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["given_at", "pk"]
        constraints = [models.UniqueConstraint(name="watcher_once", fields=["person"], condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return str(self.person)


class HandOver(models.Model):
    """A word for who comes next (« mot de relève »), about the day and nobody in particular; sealed, a month."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_body = models.BinaryField(editable=False)
    body = sealed("sealed_body", key="data_key")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class WatchRule(models.Model):
    """When the team is there each week (« heures de la veille »), on the clock of the installation."""

    weekday = models.PositiveSmallIntegerField()
    since = models.TimeField()
    until = models.TimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["weekday", "since"]
        constraints = [
            models.CheckConstraint(name="watch_rule_goes_forward", condition=Q(since__lt=F("until"), weekday__lte=6))
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.since:%H:%M}"


class WatchClosure(models.Model):
    """Days when nobody is there (« jours sans veille »), both included."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(name="watch_closure_goes_forward", condition=Q(first_day__lte=F("last_day")))
        ]

    def __str__(self) -> str:
        return f"{self.first_day}"


def team_hours() -> TeamHours:
    """As they are said now."""
    usual = tuple(Usual(rule.weekday, rule.since, rule.until) for rule in _rules())
    return TeamHours(usual, days_off() if usual else (), get_default_timezone())


def days_off() -> tuple[Closed, ...]:
    """When the team said that nobody is there."""
    return tuple(Closed(days.first_day, days.last_day) for days in _closures())


@prepared
def _rules() -> models.QuerySet[WatchRule]:
    return WatchRule.objects.all()


@prepared
def _closures() -> models.QuerySet[WatchClosure]:
    return WatchClosure.objects.all()
