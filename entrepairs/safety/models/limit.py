"""What someone cannot do for a time, decided by the team."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models.decision import Decision
from entrepairs.ui import dates

LIMIT = "limit"
"""What a limit is for decisions: kept in their rows, never renamed."""


class LimitQuerySet(models.QuerySet["Limit"]):
    def visible_to(self, person: Person) -> "LimitQuerySet":
        """One’s own. Nobody else learns of it."""
        return self.filter(person=person)

    def in_force(self) -> "LimitQuerySet":
        """It ends by itself, to the minute."""
        return self.filter(decision__in=Decision.objects.holding()).select_related("decision")

    def silent_among(self, people: Iterable[UUID | None]) -> dict[UUID, date]:
        """Key of each of these people who may not write in private for now → the last day of it."""
        rows = self.in_force().filter(person__in=[key for key in people if key is not None], reach=Limit.Reach.SPEAK)
        return {limit.person_id: limit.last_day for limit in rows if limit.person_id is not None}

    def places_closed_to(self, person: Person) -> models.QuerySet[Any, Any]:
        """Keys of the places where this person does not enter for now."""
        held = self.filter(person=person, reach=Limit.Reach.PLACE)
        return held.filter(decision__in=Decision.objects.holding()).values("place")


class Limit(models.Model):
    """« Limite » : always dated. The decision that goes with it says why, and is contested and lifted like another.

    `kind`, `object_id`: the subject that led there. `person` is empty when it was written under an alias: the limit is
    then of whoever has this `mark` in the `whole` that it is part of, asked of one person at a time. `place`: where,
    for what has a place."""

    class Reach(models.TextChoices):
        """From the lightest to the heaviest."""

        WRITE = "ecrire", _("écrire dans ce cercle (elle le lit toujours)")
        PLACE = "cercle", _("entrer dans ce cercle")
        TALK = "prive", _("commencer un échange privé")
        SPEAK = "parler", _("écrire dans ses échanges privés, ceux qui ont commencé aussi")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="limit")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    reach = models.CharField(max_length=8, choices=Reach)
    place = models.UUIDField(null=True)
    whole = models.UUIDField(null=True)
    mark = models.CharField(max_length=64, blank=True, default="")

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="limit_has_its_place", condition=Q(reach__in=["prive", "parler"]) | Q(place__isnull=False)
            ),
            models.CheckConstraint(
                name="alias_is_limited_in_writing_only", condition=Q(reach="ecrire") | Q(person__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def last_day(self) -> date:
        """It holds all that day, on the clock of the house."""
        until = self.decision.until or self.decision.decided_at
        return dates.local(until - timedelta(minutes=1)).date()

    @property
    def where(self) -> str:
        """« Les nuits longues », or "" when it has no place, or when it is gone."""
        subject, thing = subjects.of(self.kind), subjects.find(self.kind, self.object_id)
        found = subject.place(thing) if subject and subject.place and thing is not None else None
        return found.name if found and self.place else ""

    @property
    def sentence(self) -> str:
        """« Vous pouvez lire ce cercle sans y écrire, jusqu’au mardi 3 mars. »"""
        said = SENTENCES[self.reach]
        return gettext(said) % {"day": dates.day(self.last_day, year=True), "place": self.where}


SENTENCES: dict[str, Any] = {
    Limit.Reach.WRITE: _("Jusqu’au %(day)s inclus, vous lisez le cercle « %(place)s » sans y écrire."),
    Limit.Reach.PLACE: _("Jusqu’au %(day)s inclus, le cercle « %(place)s » n’est pas ouvert pour vous."),
    Limit.Reach.TALK: _("Jusqu’au %(day)s inclus, vous ne commencez pas de nouvel échange privé."),
    Limit.Reach.SPEAK: _("Jusqu’au %(day)s inclus, vous lisez vos échanges privés sans y écrire."),
}
