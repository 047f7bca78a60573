"""Two questions after a group: answers that belong to nobody, then sums of at least five."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.impressions import FEWEST
from entrepairs.agenda.models.gathering import Gathering
from entrepairs.agenda.models.series import Series
from entrepairs.agenda.tokens import fingerprint
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class Answer(models.TextChoices):
    """Three answers, the same for both questions."""

    YES = "oui", _("Oui")
    SOME = "peu", _("Un peu")
    NO = "non", _("Non")


class ImpressionQuerySet(models.QuerySet["Impression"]):
    def blank(self) -> "ImpressionQuerySet":
        """Slips that nobody holds yet."""
        return self.filter(token_hash="", good="")

    def open_with(self, token: str) -> "ImpressionQuerySet":
        """The one that this link opens, until it is answered."""
        return self.exclude(token_hash="").filter(token_hash=fingerprint(token))

    def answered(self) -> "ImpressionQuerySet":
        return self.exclude(good="")


class Impression(models.Model):
    """A slip (« petit papier »): blank, then held by someone that nobody knows, then answered. No person, no hour.

    Slips are made together and drawn at random, so that neither their order nor their key tells who holds which; of
    the link to one, only a fingerprint is kept, and it goes with the answer, which is written on another slip than
    the one that was held, at random too. `on_paper`: printed, handed out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    on_paper = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, blank=True)
    good = models.CharField(max_length=3, choices=Answer, blank=True)
    ease = models.CharField(max_length=3, choices=Answer, blank=True)

    objects = ImpressionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.CheckConstraint(name="impression_whole", condition=Q(good="", ease="") | ~Q(good="") & ~Q(ease="")),
            models.UniqueConstraint(name="one_impression_a_token", fields=["token_hash"], condition=~Q(token_hash="")),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ImpressionSumQuerySet(models.QuerySet["ImpressionSum"]):
    def visible_to(self, person: Person) -> "ImpressionSumQuerySet":
        """For those who run the days of the house."""
        return self.filter(structure__in=run_by(person))


class ImpressionSum(models.Model):
    """What at least five answered (« ce que disent les réponses »), for one gathering or several of the same series.

    Written once, after the last answer could come; the slips are then destroyed. No answer is in two sums, so that no
    difference between two of them says what one person answered. Days are on the clock of the house."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=100)
    first_day = models.DateField()
    last_day = models.DateField()
    gatherings = models.PositiveSmallIntegerField()
    on_paper = models.BooleanField(default=False)
    answers = models.PositiveSmallIntegerField()
    good_yes = models.PositiveSmallIntegerField()
    good_some = models.PositiveSmallIntegerField()
    ease_yes = models.PositiveSmallIntegerField()
    ease_some = models.PositiveSmallIntegerField()

    objects = ImpressionSumQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-last_day", "title", "pk"]
        constraints = [models.CheckConstraint(name="impressions_summed_by_five", condition=Q(answers__gte=FEWEST))]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"

    @property
    def good_no(self) -> int:
        return self.answers - self.good_yes - self.good_some

    @property
    def ease_no(self) -> int:
        return self.answers - self.ease_yes - self.ease_some
