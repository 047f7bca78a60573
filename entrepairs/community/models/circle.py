"""A circle: what for, for whom, who reads it, who looks after it and when; its charter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q, Value
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from entrepairs.community import hours
from entrepairs.community.voices import mark
from entrepairs.core.addresses import address
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.safety.models import Block, Limit, days_off
from entrepairs.safety.watch_hours import Closed, TeamHours
from entrepairs.structures import doors
from entrepairs.structures.models import TEAM, Role, Structure
from entrepairs.ui import dates

INSIDE = [Role.Name.MEMBER, Role.Name.VOLUNTEER, Role.Name.FACILITATOR, Role.Name.COORDINATOR, Role.Name.BOARD]
"""Those who read a circle kept for one house."""
CLOSED = "ferme"


@dataclass(frozen=True)
class Reader:
    """What decides what someone reads in the circles, asked of the database once a page.

    Houses whose members’ circles they read (`belongs`), whose days they run (`keeps`: they are the team of its
    circles); people with whom a block exists, in either direction (`apart`); circles that the watch has closed to
    them for a time (`shut`)."""

    person: Person
    belongs: frozenset[UUID]
    keeps: frozenset[UUID]
    apart: frozenset[UUID]
    shut: frozenset[UUID]

    @classmethod
    def of(cls, person: Person) -> "Reader":
        found = _what_decides(person)
        belongs = frozenset(house for house, name in found if name in INSIDE)
        keeps = frozenset(house for house, name in found if name in TEAM)
        shut = frozenset(place for place, name in found if name == CLOSED)
        return cls(person, belongs, keeps, frozenset(other for other, name in found if not name), shut)


@prepared
def _what_decides(person: Person) -> Any:
    """Pairs: a house and a role in it; someone apart and ""; a closed place and CLOSED."""
    roles = Role.objects.in_force().filter(person=person).values_list("structure", "name").order_by()
    set_by = Block.objects.filter(blocker=person).values_list("blocked", Value(""))
    set_on = Block.objects.filter(blocked=person).values_list("blocker", Value(""))
    closed = Limit.objects.places_closed_to(person).order_by().values_list("place", Value(CLOSED))
    return roles.union(set_by, set_on, closed, all=True)


class CircleQuerySet(models.QuerySet["Circle"]):
    def closed(self) -> "CircleQuerySet":
        return self.filter(closed_at__isnull=False)

    def visible_to(self, person: Person | None) -> "CircleQuerySet":
        """Open ones for everybody; the others by account, house or invitation. The team reads its own. Not those that
        the watch has closed to this person for a time. One that its house has closed is still read."""
        return self.read_by(Reader.of(person) if person else None)

    def read_by(self, reader: Reader | None) -> "CircleQuerySet":
        """The same, once one knows what decides."""
        rows = self.filter(kept_for(reader, "pk", "structure"))
        return rows.exclude(pk__in=reader.shut) if reader else rows


def kept_for(reader: Reader | None, circle: str, house: str) -> Q:
    """That what is kept for some (`readers`) is read by this person. `circle`, `house`: where they are named."""
    readers = Circle.Readers
    if reader is None:
        return Q(readers=readers.EVERYBODY)
    inside = Q(("readers", readers.HOUSE), (f"{house}__in", reader.belongs))
    came = Circle.objects.filter(guests__person=reader.person, guests__accepted_on__isnull=False)
    invited = Q(("readers", readers.INVITED), (f"{circle}__in", came.values("pk")))
    free = Q(readers__in=[readers.EVERYBODY, readers.HERE])
    return free | inside | invited | Q((f"{house}__in", reader.keeps))


class Circle(models.Model):
    """« Cercle ». `structure`: the house that keeps it; those who run its days are the team.

    `days` (0 Monday … 6 Sunday), `opens`, `closes`: when the team is there, local time. All that is written in it is
    sealed under `data_key`. `closed_at`: since then, nobody writes in it; who read it still does."""

    class Audience(models.TextChoices):
        CONCERNED = "concernees", _("pour les personnes concernées")
        RELATIVES = "proches", _("pour les proches")
        ALL = "tous", _("pour tout le monde")

    class Readers(models.TextChoices):
        EVERYBODY = "ouvert", _("tout le monde, sans compte")
        HERE = "ici", _("les personnes qui ont un compte ici")
        HOUSE = "maison", _("les membres de la maison")
        INVITED = "invitation", _("les personnes invitées")

        @property
        def are_few(self) -> bool:
            """The members of a house, or guests: not everybody who has an account."""
            return self in (Circle.Readers.HOUSE, Circle.Readers.INVITED)

    class OutOfHours(models.TextChoices):
        OPEN = "ouvert", _("on écrit comme d’habitude")
        FIRST_WAIT = "attente", _("les premiers messages attendent l’équipe")
        CLOSED = "ferme", _("on lit, on écrit quand l’équipe revient")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    data_key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+", editable=False)
    name = models.CharField(max_length=60)
    purpose = models.CharField(max_length=300)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.ALL)
    readers = models.CharField(max_length=12, choices=Readers, default=Readers.EVERYBODY)
    days = models.JSONField(default=list)
    opens = models.TimeField()
    closes = models.TimeField()
    out_of_hours = models.CharField(max_length=8, choices=OutOfHours, default=OutOfHours.OPEN)
    first_are_held = models.BooleanField(default=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = CircleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("community:circle", self.pk)

    def has_team_at(self, at: datetime) -> bool:
        """Whether the announced hours say that someone of the team is there, and nobody said that the day is off."""
        if self.closed_at is not None:
            return False
        began = hours.began_on(self.days, self.opens, self.closes, at)
        here = timezone.localtime(at).date()
        return began is not None and not any(hours.is_off(day, self.days_off) for day in (began, here))

    @cached_property
    def days_off(self) -> tuple[Closed, ...]:
        """Of the watch, which reads the circles: nobody is promised on these days. Asked of the database once."""
        return days_off()

    @property
    def team_hours(self) -> TeamHours:
        """As they were announced: what a wait is counted in."""
        return hours.as_watched(self.days, self.opens, self.closes)

    def is_kept_by(self, person: Person | None) -> bool:
        """Whether this person is of the team: they run the days of the house. Asked of the database once."""
        return bool(doors.held(person, self.structure) & set(TEAM))

    def team(self) -> list[Person]:
        """Those who run the days of the house that keeps it."""
        roles = Role.objects.in_force().filter(structure=self.structure_id, name__in=TEAM)
        return list({role.person.pk: role.person for role in roles.select_related("person")}.values())

    def mark_of(self, thread: UUID, person: Person) -> str:
        """What tells this person’s voice in this thread of it."""
        return mark(self.data_key.secret, thread, person.pk)

    def readers_within(self, reader: Reader) -> list[str]:
        """For whom someone may keep what they begin here: as the circle, or for fewer, if they are of them."""
        everybody, here, house = Circle.Readers.EVERYBODY, Circle.Readers.HERE, Circle.Readers.HOUSE
        if self.readers not in (everybody, here):
            return [self.readers]
        inside = [str(house)] if self.structure_id in reader.belongs | reader.keeps else []
        return [str(everybody), str(here), *inside] if self.readers == everybody else [str(here), *inside]

    @property
    def charter_text(self) -> str:
        """Of the version in force."""
        charter = self.charters.first()
        return charter.text if charter else ""

    @property
    def announced(self) -> str:
        """« 9 h – 21 h, tous les jours »."""
        return hours.words(self.days, self.opens, self.closes)

    @property
    def announced_now(self) -> str:
        """The same; and from which day, when the next ones are off."""
        back = hours.put_off_until(self.team_hours, self.days_off, now())
        said = {"hours": self.announced, "day": dates.day(back) if back else ""}
        return gettext("%(hours)s, à partir du %(day)s") % said if back else self.announced


class Charter(models.Model):
    """What people promise one another in a circle. A new version is asked again of everybody, when they next write.

    `review_on`: when its team reads it again together; `reminded_at`: when the team was told that the day has come."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="charters")
    version = models.PositiveIntegerField()
    text = models.TextField()
    since = models.DateTimeField()
    review_on = models.DateField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-version"]
        constraints = [models.UniqueConstraint(name="one_text_a_version_of_a_circle", fields=["circle", "version"])]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def is_due(self) -> bool:
        """Its team is to read it again."""
        return self.review_on <= timezone.localdate(now())


class CharterAcceptanceQuerySet(models.QuerySet["CharterAcceptance"]):
    def visible_to(self, person: Person) -> "CharterAcceptanceQuerySet":
        return self.filter(person=person)


class CharterAcceptance(models.Model):
    """A yes to one version. Of the day, not of the hour: it must not tell who wrote at that moment."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="acceptances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    objects = CharterAcceptanceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="charter_accepted_once", fields=["charter", "person"])]

    def __str__(self) -> str:
        return str(self.charter_id)
