"""One time that people meet in a house."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models.programme import Audience, Programme
from entrepairs.agenda.models.series import Series
from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.safety.models import HIDING
from entrepairs.structures.models import TEAM, Role, Structure, held_by, run_by

SEATED = ("vient", "place")
"""States of a sign-up that has a seat, or for whom one is kept."""


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def public(self) -> "GatheringQuerySet":
        """What everybody may see, without an account."""
        return self.filter(audience=Audience.ALL).exclude(measure__in=HIDING)

    def visible_to(self, person: Person | None) -> "GatheringQuerySet":
        """What is for everybody; what is for the house, to those who are of it; what is for members, to them and to
        who was asked to hold it; what is for a group, to who has a seat, holds it, or runs the house. What the watch
        has hidden: to those who run the house, and to who has a seat."""
        if person is None:
            return self.public()
        kept = ~Q(measure__in=HIDING) | Q(structure__in=run_by(person)) | Q(pk__in=_seats(person))
        of_the_house = held_by(person, *Role.Name.values)
        members = held_by(person, *(set(Role.Name.values) - {Role.Name.VISITOR, Role.Name.PARTNER}))
        return self.filter(kept).filter(
            Q(audience=Audience.ALL)
            | Q(audience=Audience.HOUSE, structure__in=of_the_house)
            | Q(audience=Audience.MEMBERS) & (Q(structure__in=members) | _held(person) & Q(structure__in=of_the_house))
            | Q(audience=Audience.GROUP) & (Q(structure__in=run_by(person)) | Q(pk__in=_seats(person)) | _held(person))
        )

    def visible_in(self, house: UUID, person: Person | None, roles: Collection[str]) -> "GatheringQuerySet":
        """What `visible_to` gives of one house, for who holds these `roles` there: a calendar knows them already."""
        ours = self.filter(structure=house)
        if person is None or not roles:
            return ours.public()
        if not set(roles) & set(TEAM):
            own = Q(pk__in=_seats(person)) | _held(person)
            ours = ours.exclude(measure__in=HIDING).filter(~Q(audience=Audience.GROUP) | own)
        if set(roles) - {Role.Name.VISITOR, Role.Name.PARTNER}:
            return ours
        return ours.filter(~Q(audience=Audience.MEMBERS) | _held(person))

    def run_by(self, person: Person) -> "GatheringQuerySet":
        """Those of the houses whose days this person runs."""
        return self.filter(structure__in=run_by(person))

    def with_counts(self) -> "GatheringQuerySet":
        """Each with `going`: how many have a seat, or one that is kept for them; `waiting`: how many wait."""
        seated, waits = Q(signups__state__in=SEATED), Q(signups__state="attend")
        return self.annotate(going=Count("signups", filter=seated), waiting=Count("signups", filter=waits))

    def between(self, start: datetime, end: datetime) -> "GatheringQuerySet":
        """Those that begin from `start` (aware) to `end` excluded, in order."""
        return self.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")

    def coming(self, at: datetime) -> "GatheringQuerySet":
        """Those that have not begun at `at`, in order."""
        return self.filter(starts_at__gt=at).order_by("starts_at", "pk")

    def standing(self) -> "GatheringQuerySet":
        return self.exclude(state=Gathering.State.CANCELLED)


def _seats(person: Person) -> "models.QuerySet[Gathering, Any]":
    """Keys of those where this person has a seat."""
    return Gathering.objects.filter(signups__person=person, signups__state__in=SEATED).values("pk")


def _held(person: Person) -> Q:
    """Those that this person holds, or was asked to hold."""
    alone = Gathering.objects.filter(facilitations__person=person)
    groups = Series.objects.filter(facilitations__person=person)
    return Q(pk__in=alone.values("pk")) | Q(series__in=groups.values("pk"))


class Gathering(Programme, Stateful):
    """A gathering (« rencontre »): an activity, a group, a session, a meeting. Never deleted once someone signed up.

    `starts_at` is an instant; `zone` the clock on which it was said. `occurs_on`: the day that its series gave it,
    which it keeps when it is moved (RECURRENCE-ID). `is_detached`: changed alone, so that a change of the whole
    series leaves it. `moved_from`: the instant first announced, once it was moved. `sequence` rises at each change that
    calendars must know (RFC 5545)."""

    class State(models.TextChoices):
        PLANNED = "prevue", _("prévue")
        CANCELLED = "annulee", _("annulée")

    TRANSITIONS = {State.PLANNED: {State.CANCELLED}, State.CANCELLED: {State.PLANNED}}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, related_name="gatherings")
    occurs_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    starts_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    cancelled_because = models.CharField("pourquoi", max_length=120, blank=True)
    is_detached = models.BooleanField(default=False)
    moved_from = models.DateTimeField(null=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()

    objects = GatheringQuerySet.as_manager()

    class Meta(Programme.Meta):
        abstract = False
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["structure", "starts_at"], name="gathering_of_house"),
            models.Index(fields=["starts_at"], name="gathering_at"),
        ]
        constraints = [
            *Programme.Meta.constraints,
            models.UniqueConstraint(name="one_gathering_a_day_of_series", fields=["series", "occurs_on"]),
        ]

    def get_absolute_url(self) -> str:
        return reverse("agenda:gathering", args=[self.pk])

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def wall_time(self) -> datetime:
        """What the clock of the house shows when it starts: naive."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def wall_end(self) -> datetime:
        """What the clock shows when it ends: naive."""
        return self.ends_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def wall_time_before(self) -> datetime | None:
        """What the clock shows at the moment first announced: naive; None unless it was moved."""
        return self.moved_from and self.moved_from.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def is_of_course(self) -> bool:
        """One sign-up opens all the sessions of its series."""
        return self.series is not None and self.series.is_course

    @property
    def is_hidden(self) -> bool:
        """By the watch, as long as its decision holds."""
        return self.measure in HIDING

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED
