"""The agenda of a house that has lived for years: this week full, the past long."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.models.programme import Kind, Way
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.models import OpeningRule, Place, Structure

A_DAY_IN_THE_PAST = 7
BATCH = 1000
KINDS = [Kind.ACTIVITY, Kind.TALK, Kind.OUTING, Kind.WORKSHOP, Kind.MEETING]
PLACES, COMING = 10, 4


def fill_agenda(house: Structure, people: list[Person], gatherings: int, past: int) -> str:
    """`gatherings` of this week, one in two with ten places, some taken; `past` before it. Gives the address."""
    clock = ZoneInfo(house.zone)
    monday = now().astimezone(clock).date() - timedelta(days=now().astimezone(clock).weekday())
    morning = datetime.combine(monday, time(9), clock)
    week = [_gathering(house, n, morning + timedelta(days=n % 7, hours=n // 7)) for n in range(gatherings)]
    before = [_gathering(house, n, _past(morning, n)) for n in range(past)]
    Gathering.objects.bulk_create([*week, *before], batch_size=BATCH)
    signups = [_signup(one, person) for one in week if one.signup for person in people[:COMING]]
    Signup.objects.bulk_create(signups)
    place = Place.objects.get(structure=house)
    hours = [OpeningRule(place=place, weekday=day, since=time(13, 30), until=time(18)) for day in range(1, 6)]
    OpeningRule.objects.bulk_create(hours)
    return reverse("agenda:calendar", args=[house.pk])


def _past(morning: datetime, n: int) -> datetime:
    return morning - timedelta(days=1 + n // A_DAY_IN_THE_PAST) + timedelta(hours=n % A_DAY_IN_THE_PAST)


def _gathering(house: Structure, n: int, starts_at: datetime) -> Gathering:
    return Gathering(
        structure=house,
        title=f"Atelier du moment, numéro {n}",
        kind=KINDS[n % len(KINDS)],
        way=Way.BOTH if n % len(KINDS) == 1 else Way.ON_SITE,
        starts_at=starts_at,
        zone=house.zone,
        changed_at=now(),
        signup=n % 2 == 0,
        capacity=PLACES if n % 2 == 0 else None,
    )


def _signup(gathering: Gathering, person: Person) -> Signup:
    return Signup(gathering=gathering, person=person, asked_at=now())
