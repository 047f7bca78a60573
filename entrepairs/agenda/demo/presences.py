"""Who came to the two houses: each day they were open, a number, some pseudonyms, and one estimate a week.

One day in seven was not counted, and two whole weeks: a real house forgets, and its report says so."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from entrepairs.agenda.models import Gathering, Headcount, Presence, WeeklyEstimate
from entrepairs.agenda.visits import monday_of
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure

CLOSED = (0, 6)
"""Monday and Sunday."""
FORGOTTEN = 1 / 7
AWAY = (32, 33)
"""ISO weeks: summer, the house was closed or nobody counted."""
AS_OFTEN = (0.6, 0.45, 0.3, 0.2)
"""Share of the days when each member who says their pseudonym comes."""


def past_presences(rng: random.Random, now: datetime) -> None:
    """Since each house opened. Rows are written at once: a year of touches would be long to replay."""
    for house in Structure.objects.here().order_by("name"):
        today = now.astimezone(ZoneInfo(house.zone)).date()
        counted = list(_days(house, today, rng))
        _house(house, counted, rng)
        _gatherings(house, set(counted), rng, now)
        _estimates(house, counted, rng)


def _days(house: Structure, today: date, rng: random.Random) -> Iterator[date]:
    """Those that were counted."""
    day = house.opened_at.date() if house.opened_at else today
    while day < today:
        if day.weekday() not in CLOSED and day.isocalendar().week not in AWAY and rng.random() > FORGOTTEN:
            yield day
        day += timedelta(days=1)


def _house(house: Structure, days: list[date], rng: random.Random) -> None:
    """In the house, outside of what is planned."""
    members = Role.objects.in_force().filter(structure=house, name=Role.Name.MEMBER).select_related("person")
    came = [
        Presence(structure=house, person=role.person, day=day, how=Presence.How.SELF, noted_at=_noted(house, day))
        for role, share in zip(members.order_by("person__skeleton"), AS_OFTEN, strict=False)
        for day in days
        if role.accepted_at and day >= role.accepted_at.date() and rng.random() < share
    ]
    Presence.objects.bulk_create(came, ignore_conflicts=True)
    by = _team(house)
    Headcount.objects.bulk_create(
        [
            Headcount(structure=house, day=day, people=rng.randint(4, 11), noted_by=by, noted_at=_noted(house, day))
            for day in days
        ]
    )


def _gatherings(house: Structure, days: set[date], rng: random.Random, now: datetime) -> None:
    by = _team(house)
    past = Gathering.objects.standing().filter(structure=house, starts_at__lt=now - timedelta(hours=12))
    Headcount.objects.bulk_create(
        [
            Headcount(
                structure=house,
                gathering=row,
                day=row.wall_time.date(),
                people=rng.randint(3, 9),
                noted_by=by,
                noted_at=row.ends_at,
            )
            for row in past
            if row.wall_time.date() in days
        ],
        ignore_conflicts=True,
    )


def _estimates(house: Structure, days: list[date], rng: random.Random) -> None:
    """Nine weeks in ten, on Friday."""
    by = _team(house)
    WeeklyEstimate.objects.bulk_create(
        [
            WeeklyEstimate(
                structure=house,
                monday=monday,
                people=rng.randint(14, 22),
                noted_by=by,
                noted_at=_noted(house, monday + timedelta(days=4)),
            )
            for monday in sorted({monday_of(day) for day in days})
            if rng.random() < 0.9
        ]
    )


def _team(house: Structure) -> Person | None:
    role = Role.objects.in_force().filter(structure=house, name=Role.Name.COORDINATOR).order_by("pk").first()
    return role.person if role else None


def _noted(house: Structure, day: date) -> datetime:
    """When the door closed."""
    return datetime.combine(day, time(18, 30), ZoneInfo(house.zone))
