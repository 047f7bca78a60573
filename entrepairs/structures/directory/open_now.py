"""« Ouvert maintenant », as the database answers it: the same hours as `structures.hours`, which says them in full."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from entrepairs.places.wall_time import OVERSEAS, zone_of
from entrepairs.structures.models import OpeningException, OpeningRule

FEW = 1000


def open_at(moment: datetime, commune: str = "") -> Q:
    """Places open at `moment` (aware), each on its own clock; around `commune`, all have the clock of `commune`."""
    if commune:
        wall = _wall(moment, zone_of(commune, settings.TIME_ZONE))
        return _open(wall, _few(wall))
    far, wall = Q(), _wall(moment, zone_of("FR-75056", settings.TIME_ZONE))
    for prefix, zone in OVERSEAS.items():
        far |= Q(commune__startswith=f"FR-{prefix}") & _open(_wall(moment, zone))
    overseas = Q(commune__startswith="FR-97") | Q(commune__startswith="FR-98")
    return (~overseas & _open(wall, _few(wall))) | (overseas & far)


def _wall(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _open(wall: datetime, usual: Q | None = None) -> Q:
    """An exception replaces what is usual that day. `usual`: places that their rules open then, when they are known."""
    today, at = wall.date(), wall.time()
    unusual = OpeningException.objects.filter(place=OuterRef("pk"), first_day__lte=today, last_day__gte=today)
    ruled = usual or Q(Exists(_rules(wall).filter(place=OuterRef("pk"))))
    return Q(Exists(unusual.filter(since__lte=at, until__gt=at))) | (ruled & ~Q(Exists(unusual)))


def _few(wall: datetime) -> Q | None:
    """At night, the few places whose rules open them then: quicker to name than to find closed one by one."""
    places = list(_rules(wall).order_by().values_list("place", flat=True)[: FEW + 1])
    return Q(pk__in=places) if len(places) <= FEW else None


def _rules(wall: datetime) -> QuerySet[OpeningRule]:
    at = wall.time()
    return OpeningRule.objects.filter(*_in_season(wall), since__lte=at, until__gt=at)


def _in_season(wall: datetime) -> Iterator[Q]:
    """Rules of that weekday, of every week or of this one of the month, between their first and last day."""
    today = wall.date()
    yield Q(weekday=today.weekday(), week__in=(0, (today.day + 6) // 7))
    yield Q(first_day=None) | Q(first_day__lte=today)
    yield Q(last_day=None) | Q(last_day__gte=today)
