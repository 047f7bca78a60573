"""A name behind an alias, or a connection, opened by two: who may, who asked, who said yes, until when it shows."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models.look import Look


class NameDrawQuerySet(models.QuerySet["NameDraw"]):
    def visible_to(self, person: Person, at: datetime) -> "NameDrawQuerySet":
        """Of whose name it is; not while something asked of it is to be told later."""
        return self.filter(Q(person=person) | subjects.own(person)).exclude(openings__told_at__gt=at)


class NameDraw(models.Model):
    """« Tirage »: with whom of the watch the name behind one alias may be opened (`drawing`). Drawn once and kept, so
    that asking again teaches nothing. Its key is that of the alias; `chosen`: keys of people, one a line, sealed.
    `kind`, `object_id`: the thing for which it was drawn. For the connection of a text that is signed, its key is that
    of the text, and `person` its author."""

    id = models.UUIDField(primary_key=True, editable=False)
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_chosen = models.BinaryField(default=b"", editable=False)
    chosen = sealed("sealed_chosen", key="data_key")
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    drawn_at = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")

    objects = NameDrawQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def people(self) -> list[UUID]:
        return [UUID(line) for line in str(self.chosen).splitlines()]


class NameOpeningQuerySet(models.QuerySet["NameOpening"]):
    def visible_to(self, person: Person, at: datetime) -> "NameOpeningQuerySet":
        """Whose name it is, once they are told. Those of the watch read theirs by `rules.names`."""
        return self.filter(Q(draw__person=person) | subjects.own(person), told_at__lte=at)

    def waiting(self, at: datetime) -> "NameOpeningQuerySet":
        """Nobody has answered, and it is still time."""
        return self.filter(answered_at=None, asked_until__gt=at)


class NameOpening(models.Model):
    """« Ouverture (d’un nom, d’une connexion) »: one of the watch asks with a reason, another says yes; it shows to
    these two until `shown_until`, and is kept nowhere else than under its seal. `told_at`: from when the person
    concerned reads it. `what`: the name, or from where it was written (`Origin`)."""

    class What(models.TextChoices):
        """Each value begins the verbs of the journal: « name.asked »."""

        NAME = "name", _("le pseudonyme de qui l’a écrit")
        ORIGIN = "origin", _("d’où il a été écrit")

    class Ground(models.TextChoices):
        DANGER = "danger", _("une vie est en danger")
        JUDGE = "juge", _("un juge l’ordonne")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draw = models.ForeignKey(NameDraw, on_delete=models.CASCADE, related_name="openings")
    look = models.ForeignKey(Look, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    what = models.CharField(max_length=6, choices=What, default=What.NAME)
    ground = models.CharField(max_length=6, choices=Ground)
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_reason = models.BinaryField(default=b"", editable=False)
    reason = sealed("sealed_reason", key="data_key")
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    asked_until = models.DateTimeField()
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    shown_until = models.DateTimeField(null=True)
    told_at = models.DateTimeField()
    noticed_at = models.DateTimeField(null=True)

    objects = NameOpeningQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="name_opened_by_two_people",
                condition=Q(asked_by=None) | Q(answered_by=None) | ~Q(asked_by=F("answered_by")),
            ),
            models.CheckConstraint(
                name="name_shown_after_an_answer", condition=Q(shown_until=None) | Q(answered_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("safety:name_opening", args=[self.pk])

    def waits_at(self, at: datetime) -> bool:
        return self.answered_at is None and at < self.asked_until

    def shows_at(self, at: datetime) -> bool:
        """Two different people have said yes, and it is still time."""
        return self.shown_until is not None and at < self.shown_until
