"""What a gathering is, whether it comes once or every week."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.safety.models import Measure
from entrepairs.structures.models import Place


class Kind(models.TextChoices):
    """What one comes for."""

    ACTIVITY = "activite", _("activité")
    TALK = "parole", _("groupe de parole")
    WORKSHOP = "atelier", _("atelier")
    OUTING = "sortie", _("sortie")
    OPENING = "permanence", _("permanence")
    MEETING = "reunion", _("réunion de la maison")
    UNIT = "unite", _("unité de travail")


class Way(models.TextChoices):
    """Where one comes."""

    ON_SITE = "place", _("sur place")
    ONLINE = "ligne", _("en ligne")
    BOTH = "deux", _("sur place ou en ligne")


class Audience(models.TextChoices):
    """Who may see it and sign up."""

    ALL = "tous", _("tout le monde")
    HOUSE = "maison", _("les membres et les visiteur·ses")
    MEMBERS = "membres", _("les membres")
    GROUP = "groupe", _("les personnes du groupe seulement")


class Camera(models.TextChoices):
    """On screen: a rule said before one comes."""

    FREE = "libre", _("caméra comme on veut")
    ON = "allumee", _("caméra allumée")
    OFF = "eteinte", _("caméra éteinte")


class Alone(models.TextChoices):
    """When nobody is left to hold the group."""

    RELAY = "relais", _("on cherche quelqu’un d’autre")
    CANCEL = "annule", _("la rencontre est annulée")


class Programme(models.Model):
    """What a series plans and what a gathering holds, in the same words.

    `link`: the house's own video room, shown to those who signed up one hour before. `capacity`: null, no limit;
    `reserved`: of these, seats for people who come for the first time; `seats`: of these, at most so many for a role
    ({"visite": 2}). `signup`: whether one says beforehand that one comes. `rules`: the card that is read together.
    `before`, `after`: for those who hold the group. `alone`: what becomes of it without anybody to hold it. `measure`:
    what the watch decided of these words."""

    kind = models.CharField("genre", max_length=10, choices=Kind, default=Kind.ACTIVITY)
    title = models.CharField("titre", max_length=100)
    description = models.TextField("description", blank=True)
    content_note = models.CharField("ce dont on parlera", max_length=160, blank=True)
    way = models.CharField("comment", max_length=5, choices=Way, default=Way.ON_SITE)
    place = models.ForeignKey(Place, on_delete=models.SET_NULL, null=True, related_name="+")
    meeting_point = models.CharField("rendez-vous", max_length=160, blank=True)
    link = models.URLField("lien", blank=True)
    camera = models.CharField(max_length=8, choices=Camera, default=Camera.FREE)
    minutes = models.PositiveSmallIntegerField("durée", default=90)
    audience = models.CharField("pour qui", max_length=8, choices=Audience, default=Audience.ALL)
    signup = models.BooleanField("inscription", default=False)
    capacity = models.PositiveSmallIntegerField("places", null=True)
    reserved = models.PositiveSmallIntegerField("places gardées", default=0)
    seats = models.JSONField("places par rôle", default=dict)
    rules = models.TextField("règles du groupe", blank=True)
    before = models.TextField("préparer", blank=True)
    after = models.TextField("après", blank=True)
    alone = models.CharField(max_length=8, choices=Alone, default=Alone.RELAY)
    measure = models.CharField(max_length=8, choices=Measure, default=Measure.LEAVE)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_lasts", condition=Q(minutes__range=(5, 1440))),
            models.CheckConstraint(
                name="%(class)s_reserves_what_it_has",
                condition=Q(reserved=0) | Q(capacity__isnull=False, reserved__lte=F("capacity")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def programme(self) -> dict[str, Any]:
        """Every field of it, by name: what a series hands to its gatherings."""
        return {field.name: getattr(self, field.name) for field in Programme._meta.local_fields}

    @property
    def is_online(self) -> bool:
        return self.way != Way.ON_SITE

    @property
    def is_on_site(self) -> bool:
        return self.way != Way.ONLINE
