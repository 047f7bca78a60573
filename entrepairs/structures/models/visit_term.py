"""A visitor’s time in a house: the words both agreed on, from a day to a day, and the question of the seventh week."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models.role import Role, coordinated_by
from entrepairs.structures.models.structure import Structure


class VisitText(models.Model):
    """What a house and a visitor promise each other (« contrat de visite »). A change is a new version: what someone
    agreed to can always be read again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="visit_texts")
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["structure", "-version"]
        constraints = [models.UniqueConstraint(name="one_visit_text_a_version", fields=["structure", "version"])]

    def __str__(self) -> str:
        return f"{self.version}"


class VisitTermQuerySet(models.QuerySet["VisitTerm"]):
    def visible_to(self, person: Person) -> "VisitTermQuerySet":
        """One’s own, and those of the houses one coordinates."""
        return self.filter(Q(role__person=person) | Q(role__structure__in=coordinated_by(person)))

    def under_way(self) -> "VisitTermQuerySet":
        """The latest of each visit that nobody has ended."""
        return self.agreed().filter(role__ended_at=None, role__ends_on=F("ends_on"))

    def agreed(self) -> "VisitTermQuerySet":
        return self.filter(agreed_at__isnull=False)

    def proposed(self) -> "VisitTermQuerySet":
        """Two months more that the house proposes, and that the visitor has not answered."""
        return self.filter(agreed_at=None, role__ended_at=None)


class VisitTerm(models.Model):
    """« Période de visite »: days `begins_on` to `ends_on` included, agreed by the person on the words of `text`.

    `agreed_at`: null while the house proposes to go on and the person has not answered; its days are set by their yes.
    `asked_at`: « voulez-vous adhérer ? », once; `answer` is theirs, without a reason. `end_told_at`: the person and the
    coordination know that the last day has come. Nothing ends by itself."""

    class Answer(models.TextChoices):
        YES = "oui", _("oui, je veux adhérer")
        LATER = "plus_tard", _("plus tard")
        NO = "non", _("non merci")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="terms")
    text = models.ForeignKey(VisitText, on_delete=models.CASCADE, related_name="terms")
    agreed_at = models.DateTimeField(null=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    asked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    end_told_at = models.DateTimeField(null=True)

    objects = VisitTermQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["role", "-begins_on"]
        constraints = [
            models.UniqueConstraint(name="one_visit_term_a_day", fields=["role", "begins_on"]),
            models.UniqueConstraint(name="one_visit_term_proposed", fields=["role"], condition=Q(agreed_at=None)),
            models.CheckConstraint(name="visit_term_ends_after_it_begins", condition=Q(ends_on__gte=F("begins_on"))),
            models.CheckConstraint(
                name="visit_answer_is_dated",
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins_on}–{self.ends_on}"
