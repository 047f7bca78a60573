"""Where a house receives: an address, a point on the map, what helps to get in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.places.wall_time import zone_of
from entrepairs.structures.models.structure import Structure


class PlaceQuerySet(models.QuerySet["Place"]):
    def in_use(self) -> "PlaceQuerySet":
        return self.filter(closed_on=None)


class PlaceManager(models.Manager["Place"]):
    """The places that everybody may see: not those that a list is still bringing."""

    def get_queryset(self) -> PlaceQuerySet:
        return PlaceQuerySet(self.model, using=self._db).filter(arriving=None)

    def in_use(self) -> PlaceQuerySet:
        return self.get_queryset().in_use()


class Place(models.Model):
    """A place of a house (« lieu »). Public. A house may have several, and some that move (« itinérant »).

    `lat`, `lon`: degrees WGS 84; `precision` says whether they are of the address or of the centre of the commune.
    `access`: keys of entrepairs.structures.access. `rank`: 0 is the main one. `closed_on`: it is no longer used.
    `arriving`: as of its structure."""

    class Precision(models.TextChoices):
        ADDRESS = "adresse", _("à l’adresse")
        COMMUNE = "commune", _("au centre de la commune")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="places")
    name = models.CharField("nom du lieu", max_length=80, blank=True)
    address = models.CharField("adresse", max_length=200, blank=True)
    postal_code = models.CharField("code postal", max_length=8, blank=True)
    commune = models.CharField(max_length=8)
    lat = models.FloatField()
    lon = models.FloatField()
    precision = models.CharField(max_length=8, choices=Precision, default=Precision.COMMUNE)
    itinerant = models.BooleanField("lieu itinérant", default=False)
    directions = models.CharField("comment venir", max_length=300, blank=True)
    access = models.JSONField("accessibilité", default=list)
    rank = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True)
    arriving = models.UUIDField(null=True, editable=False)

    objects: ClassVar[PlaceManager] = PlaceManager()
    arrivals: ClassVar[models.Manager["Place"]] = models.Manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["structure", "rank", "pk"]
        indexes = [
            models.Index(fields=["lat", "lon"], name="place_point"),
            models.Index(fields=["arriving"], name="place_arriving", condition=Q(arriving__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="place_on_earth", condition=Q(lat__range=(-90, 90)) & Q(lon__range=(-180, 180))
            ),
            models.UniqueConstraint(name="one_main_place", fields=["structure"], condition=Q(rank=0)),
        ]

    def __str__(self) -> str:
        return self.name or self.address

    @property
    def zone(self) -> str:
        """IANA zone on whose clock this place opens."""
        return zone_of(self.commune, settings.TIME_ZONE)
