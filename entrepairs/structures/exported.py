"""What of the directory may leave: the houses of this installation, and those whose lists all say a licence."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from entrepairs.core.clock import now
from entrepairs.places.communes import find
from entrepairs.structures.exchange.listing import Listing, Origin
from entrepairs.structures.models import Place, Source, Structure

BATCH = 500


def exported() -> QuerySet[Structure]:
    """A list whose licence nobody said stays here."""
    lists = Source.objects.filter(structure=OuterRef("pk"))
    licensed = Exists(lists) & ~Exists(lists.filter(licence=""))
    return Structure.objects.filter(Q(opened_at__isnull=False) | Q(licensed)).order_by("pk")


def listings() -> Iterator[Listing]:
    """Each house that may leave, in a steady order; memory holds a few hundred."""
    places = Place.objects.in_use().prefetch_related("opening_rules")
    rows = exported().prefetch_related(Prefetch("places", places), "sources", "experiences")
    for house in rows.iterator(BATCH):
        found = _listing(house)
        if found is not None:
            yield found


def _listing(house: Structure) -> Listing | None:
    """None for a house without a place in a commune that we know."""
    place = next(iter(house.places.all()), None)
    commune = find(place.commune) if place else None
    if place is None or commune is None:
        return None
    origins = tuple(Origin(one.name, one.external_id, one.dated, one.licence) for one in house.sources.all())
    return Listing(
        key=str(house.pk),
        url=urljoin(settings.SITE_URL, house.get_absolute_url()),
        name=house.name,
        kind=house.kind,
        kind_words=str(house.get_kind_display()),
        category=house.category,
        presentation=house.presentation,
        audience=house.audience,
        phone=house.phone,
        email=house.email,
        website=house.website,
        languages=tuple(house.languages),
        experiences=tuple(sorted(one.experience for one in house.experiences.all())),
        address=place.address,
        postal_code=place.postal_code,
        commune=commune,
        lat=place.lat,
        lon=place.lon,
        at_address=place.precision == Place.Precision.ADDRESS,
        access=tuple(place.access),
        slots=tuple(_slots(place, house.today)),
        changed_on=(house.changed_at or now()).date(),
        origins=origins,
    )


def _slots(place: Place, day: date) -> Iterator[tuple[int, str, str]]:
    """The usual week that holds that day: those of before, those planned and what comes once a month stay here."""
    for rule in place.opening_rules.all():
        if not rule.week and (rule.first_day or day) <= day <= (rule.last_day or day):
            yield rule.weekday, f"{rule.since:%H:%M}", f"{rule.until:%H:%M}"
