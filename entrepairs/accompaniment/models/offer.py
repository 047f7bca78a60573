"""Offer: what a peer supporter proposes, within their own limits."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, person: Person) -> "OfferQuerySet":
        return self.filter(person=person)

    def present(self, on: date) -> "OfferQuerySet":
        """Neither paused nor absent that day."""
        paused = OfferPause.objects.filter(ended_at=None).values("offer")
        absent = Absence.objects.filter(first_day__lte=on, last_day__gte=on).values("offer")
        return self.exclude(pk__in=paused).exclude(pk__in=absent)


class Offer(models.Model):
    """« Offre de soutien ». Open only while a habilitation is in force (entrepairs.training).

    `topics`: experiences the person agrees to talk about; `refused_topics`: those they will not take;
    `capacity`: people accompanied at once, a hard stop. Languages and commune are those of the profile."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    topics = models.JSONField(default=list)
    refused_topics = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(default=2, validators=[MinValueValidator(0), MaxValueValidator(6)])
    ways = models.JSONField(default=list)
    moments = models.PositiveIntegerField(default=0)
    radius_km = models.PositiveSmallIntegerField(default=25)
    relay = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    updated_at = models.DateTimeField()

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="offer_capacity_at_most_6", condition=Q(capacity__lte=6)),
            models.CheckConstraint(name="offer_moments_21_bits", condition=Q(moments__lt=1 << 21)),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Absence(models.Model):
    """Days when the supporter is away, both included."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField("premier jour")
    last_day = models.DateField("dernier jour")

    class Meta:
        ordering: ClassVar[list[str]] = ["first_day"]
        constraints = [
            models.CheckConstraint(name="absence_ends_after_start", condition=Q(last_day__gte=F("first_day")))
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"


class OfferPause(models.Model):
    """A supporter takes a pause (« pause »): no reason is asked, nobody is dropped."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_offer_pause_at_once", fields=["offer"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.offer} {self.since:%Y-%m-%d}"
