"""The planning of a month: what each said, what they may be asked, and the draft that someone reads before anybody."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models.shift import Shift
from entrepairs.core import searches
from entrepairs.core.ids import new_id
from entrepairs.core.searches import Search
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by

MOST_A_WEEK = 7


class CrewMemberQuerySet(models.QuerySet["CrewMember"]):
    def away(self, day: date) -> "CrewMemberQuerySet":
        return self.filter(away_from__lte=day, away_until__gte=day)


class CrewMember(models.Model):
    """What someone who holds permanences said of themselves (« disponibilités »), in one house.

    `moments`: bits, in the order of `ui.moments.moment_choices`. `most`: permanences a week; 0 until they said it, and
    nobody places them. `level`: said by the team, read by the person. `away_from`, `away_until`: days when they hold
    none, both included; nobody asks why."""

    class Level(models.IntegerChoices):
        LEARNING = 0, _("apprend, jamais sans quelqu’un")
        USUAL = 1, _("en tient avec d’autres")
        EXPERIENCED = 2, _("guide les autres")

    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    moments = models.PositiveIntegerField("moments", default=0)
    most = models.PositiveSmallIntegerField("par semaine, au plus", default=0)
    level = models.PositiveSmallIntegerField("expérience", choices=Level, default=Level.USUAL)
    away_from = models.DateField("pas là du", null=True)
    away_until = models.DateField("pas là jusqu’au", null=True)
    since = models.DateTimeField()

    objects = CrewMemberQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["person", "pk"]
        constraints = [
            models.UniqueConstraint(name="crew_member_once", fields=["structure", "person"]),
            models.CheckConstraint(name="crew_member_most", condition=Q(most__lte=MOST_A_WEEK)),
            models.CheckConstraint(
                name="crew_member_away_for_days",
                condition=Q(away_from=None, away_until=None) | Q(away_until__gte=F("away_from")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    def is_away(self, day: date) -> bool:
        return bool(self.away_from and self.away_until and self.away_from <= day <= self.away_until)


class ShiftAnswer(models.Model):
    """« Celle-ci, je peux »: for one permanence, whatever one’s usual week."""

    class Answer(models.TextChoices):
        YES = "oui", _("je peux")
        GLADLY = "volontiers", _("j’aimerais")
        NO = "non", _("je ne peux pas")

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer)

    class Meta:
        ordering: ClassVar[list[str]] = ["shift", "pk"]
        constraints = [models.UniqueConstraint(name="shift_answered_once", fields=["shift", "person"])]

    def __str__(self) -> str:
        return self.get_answer_display()


class DuoWish(models.Model):
    """With whom one would like to hold a permanence, or would rather not. Read by nobody else, the team included."""

    class Wish(models.TextChoices):
        TOGETHER = "avec", _("avec")
        APART = "sans", _("plutôt pas avec")

    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    wish = models.CharField(max_length=4, choices=Wish)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.UniqueConstraint(name="duo_wished_once", fields=["structure", "person", "other"]),
            models.CheckConstraint(name="duo_of_two", condition=~Q(person=F("other"))),
        ]

    def __str__(self) -> str:
        return self.get_wish_display()


class RotaQuerySet(models.QuerySet["Rota"]):
    def visible_to(self, person: Person) -> "RotaQuerySet":
        return self.filter(structure__in=run_by(person))


class Rota(Search):
    """The planning of one month of a house (« planning »). Nothing of it is seen by others before it is published.

    `first`: first day of the month. `found`: its stages with value, bound and seconds, whether it is proven, and how
    many seats were `left` when it was published."""

    class State(models.TextChoices):
        SENT = searches.SENT, _("attend son tour")
        SEARCHING = searches.SEARCHING, _("se prépare")
        DRAFT = "brouillon", _("à relire")
        PUBLISHED = "publie", _("publié")
        CANCELLED = "annule", _("abandonné")
        FAILED = "echoue", _("n’a pas pu se préparer")

    TRANSITIONS: ClassVar[dict[Any, set[Any]]] = {
        State.SENT: {State.SEARCHING, State.CANCELLED, State.FAILED},
        State.SEARCHING: {State.DRAFT, State.CANCELLED, State.FAILED},
        State.DRAFT: {State.PUBLISHED, State.CANCELLED},
    }
    OPEN: ClassVar[list[str]] = [State.SENT, State.SEARCHING, State.DRAFT]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    first = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    found = models.JSONField(default=dict)

    objects = RotaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_rota_a_month",
                fields=["structure", "first"],
                condition=Q(state__in=["demande", "cherche", "brouillon"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


class DraftSeat(models.Model):
    """Someone in a draft: seen by who runs the house, until it is published or given up."""

    rota = models.ForeignKey(Rota, on_delete=models.CASCADE, related_name="seats")
    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["shift", "pk"]
        constraints = [models.UniqueConstraint(name="drafted_once", fields=["rota", "shift", "person"])]

    def __str__(self) -> str:
        return str(self.person)
