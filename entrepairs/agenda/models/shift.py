"""Permanences: who holds the place or the line, and who may be asked to stand in."""

from datetime import datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.structures.models import TEAM, Role, Structure, held_by

CREW = [Role.Name.VOLUNTEER, Role.Name.BOARD, Role.Name.REFERENT, *TEAM]
"""Those who may hold a permanence. In a Clubhouse, members do all that the team does."""
MOST_SEATS = 10
KEPT = timedelta(days=92)
"""Who held a permanence is known so long after it."""


def crewed_by(person: Person) -> models.QuerySet[Structure]:
    """The houses of this installation where this person may hold a permanence now."""
    crew = Q(pk__in=held_by(person, *CREW).values("pk"))
    side_by_side = Q(pk__in=held_by(person, Role.Name.MEMBER).values("pk"), kind=Structure.Kind.CLUBHOUSE)
    return Structure.objects.here().filter(crew | side_by_side)


def crew_of(house: Structure) -> models.QuerySet[Person]:
    """Those who may hold a permanence in this house now."""
    names = [*CREW, Role.Name.MEMBER] if house.kind == Structure.Kind.CLUBHOUSE else CREW
    roles = Role.objects.in_force().filter(structure=house, name__in=names)
    return Person.objects.filter(pk__in=roles.values("person"))


class ShiftQuerySet(models.QuerySet["Shift"]):
    def visible_to(self, person: Person) -> "ShiftQuerySet":
        """Those who may hold it: they see who holds the others, as colleagues do."""
        return self.filter(structure__in=crewed_by(person))

    def standing(self) -> "ShiftQuerySet":
        return self.filter(cancelled_at=None)

    def between(self, start: datetime, end: datetime) -> "ShiftQuerySet":
        """Those that begin from `start` (aware) to `end` excluded, in order."""
        return self.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "way", "pk")


class Shift(models.Model):
    """A permanence: someone is there, on site or on the phone. `seats`: how many hold it together, at best; `least`:
    fewer than that is too few. `guided`: someone experienced must be there. `called_at`: when people were last asked to
    come and hold it."""

    class Way(models.TextChoices):
        ON_SITE = "place", _("sur place")
        PHONE = "telephone", _("au téléphone")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    way = models.CharField("comment", max_length=10, choices=Way, default=Way.ON_SITE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    seats = models.PositiveSmallIntegerField("à combien", default=2)
    least = models.PositiveSmallIntegerField("au moins", default=1)
    guided = models.BooleanField("avec quelqu’un d’expérience", default=False)
    cancelled_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "way", "pk"]
        indexes = [models.Index(fields=["structure", "starts_at"], name="shift_of_house")]
        constraints = [
            models.CheckConstraint(name="shift_ends_after_it_begins", condition=Q(ends_at__gt=models.F("starts_at"))),
            models.CheckConstraint(name="shift_seats", condition=Q(seats__range=(1, MOST_SEATS))),
            models.CheckConstraint(name="shift_least", condition=Q(least__gte=1, least__lte=models.F("seats"))),
        ]

    def __str__(self) -> str:
        return f"{self.wall_time:%Y-%m-%d %H:%M}"

    @property
    def wall_time(self) -> datetime:
        """What the clock of the house shows when it begins: naive."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def wall_end(self) -> datetime:
        return self.ends_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def tallies_until(self) -> datetime:
        """Paper is typed in later: two days after."""
        return self.ends_at + timedelta(days=2)


class ShiftSeat(models.Model):
    """Someone holds a permanence (« place de permanence »). Erased three months after: nobody’s hours are kept."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="taken")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["taken_at", "pk"]
        constraints = [models.UniqueConstraint(name="shift_taken_once", fields=["shift", "person"])]

    def __str__(self) -> str:
        return str(self.shift)


class Swap(Stateful):
    """« Qui peut me remplacer ? »: someone looks for a colleague for their seat, and keeps it until one says yes."""

    class State(models.TextChoices):
        OPEN = "cherche", _("on cherche")
        TAKEN = "repris", _("quelqu’un a dit oui")
        WITHDRAWN = "retire", _("finalement non")

    TRANSITIONS = {State.OPEN: {State.TAKEN, State.WITHDRAWN}}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey(ShiftSeat, on_delete=models.CASCADE, related_name="swaps")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_swap_a_seat", fields=["seat"], condition=Q(state="cherche")),
            models.CheckConstraint(
                name="swap_closed_iff_over",
                condition=Q(state="cherche", closed_at=None) | (~Q(state="cherche") & Q(closed_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()


class StandIn(models.Model):
    """« Vous pouvez me demander »: a dated yes to be asked to stand in, in one house. Without it, nobody is told."""

    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["agreed_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="stands_in_once", fields=["structure", "person"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return str(self.person)
