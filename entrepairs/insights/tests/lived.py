"""A year of a house, drawn by chance and always the same, for tests and measures. Written in bulk: it is the past."""

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from entrepairs.agenda.models import Gathering, Headcount, Presence, WeeklyEstimate
from entrepairs.agenda.models.programme import Kind
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.models import Convention, OpeningException, OpeningRule, Post, Role, Structure, Visit
from entrepairs.structures.models.opening import How

PARIS = ZoneInfo("Europe/Paris")
KINDS = [Kind.ACTIVITY, Kind.TALK, Kind.WORKSHOP, Kind.OUTING, Kind.MEETING]
CLOSED = ((8, 3), (8, 23))
SILENT = {19, 20}
"""Weeks of the year when nobody noted anything."""


def live(house: Structure, year: int, *, people: int = 30, presences: int = 900, seed: int = 1) -> None:
    """Hours, posts, conventions, members, gatherings, presences, counts and estimates of one year."""
    chance = random.Random(seed)
    opened = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    opened = [day for day in opened if day.weekday() != 0 and not CLOSED[0] <= (day.month, day.day) <= CLOSED[1]]
    noted = [day for day in opened if day.isocalendar().week not in SILENT]
    crowd = [Person.objects.create_person(f"P{seed}-{n}", None) for n in range(people)]
    if not Post.objects.filter(structure=house).exists():
        _write_down(house, year)
    _roles(house, year, crowd, chance)
    gatherings = _gatherings(house, opened, chance)
    _presences(house, noted, crowd, gatherings, presences, chance)
    _counts(house, noted, gatherings, chance)


def _write_down(house: Structure, year: int) -> None:
    place, afternoon = house.places.get(), {"since": time(13, 30), "until": time(18)}
    for weekday in (1, 2, 3, 4):
        OpeningRule.objects.create(place=place, weekday=weekday, **afternoon)
    OpeningRule.objects.create(place=place, weekday=5, since=time(10), until=time(17))
    OpeningRule.objects.create(place=place, weekday=6, since=time(14), until=time(17), week=2, how=How.MEMBERS)
    days = [date(year, *day) for day in CLOSED]
    OpeningException.objects.create(place=place, first_day=days[0], last_day=days[1], reason="congés")
    said: dict[str, Any] = {"structure": house}
    Post.objects.create(**said, function="animateur", status="salarie", fte=Decimal("1.00"), since=date(year - 3, 1, 1))
    Post.objects.create(**said, function="animatrice", status="salarie", fte=Decimal("0.50"), since=date(year, 7, 1))
    Post.objects.create(**said, function="atelier cuisine", status="benevole", since=date(year, 2, 1))
    Convention.objects.create(
        **said, kind="parrainage", partner="Centre social", partner_kind="association", signed_on=date(year - 1, 3, 1)
    )
    Convention.objects.create(
        **said, kind="gestion", partner="La Mutuelle", partner_kind="ars", signed_on=date(year, 1, 1)
    )
    Visit.objects.create(structure=house, by="ARS", on=date(year, 10, 6))


def _roles(house: Structure, year: int, crowd: list[Person], chance: random.Random) -> None:
    """Two thirds become members over three years; one in six has left since; others visit."""
    rows = []
    for n, person in enumerate(crowd):
        name = Role.Name.MEMBER if n % 3 else Role.Name.VISITOR
        began = datetime(year - chance.randint(0, 2), chance.randint(1, 12), chance.randint(1, 28), 9, tzinfo=PARIS)
        ended = began + timedelta(days=chance.randint(30, 500)) if n % 6 == 1 else None
        rows.append(Role(structure=house, person=person, name=name, given_at=began, accepted_at=began, ended_at=ended))
    Role.objects.bulk_create(rows)


def _gatherings(house: Structure, days: list[date], chance: random.Random) -> list[Gathering]:
    made = [
        Gathering(
            structure=house,
            title="Marche",
            kind=chance.choice(KINDS),
            starts_at=datetime.combine(day, time(15), PARIS),
            zone="Europe/Paris",
            changed_at=now(),
            state=Gathering.State.CANCELLED if chance.random() < 0.06 else Gathering.State.PLANNED,
        )
        for day in days
        if chance.random() < 0.8
    ]
    return Gathering.objects.bulk_create(made)


def _presences(
    house: Structure,
    days: list[date],
    crowd: list[Person],
    gatherings: list[Gathering],
    many: int,
    chance: random.Random,
) -> None:
    """Each person has habits: some come every day, some twice a year."""
    by_day = {one.wall_time.date(): one for one in gatherings if not one.is_cancelled}
    weights = [1 / (1 + n) ** 0.5 for n in range(len(crowd))]
    pairs = {(chance.choices(range(len(crowd)), weights)[0], chance.choice(days)) for _n in range(many)}
    rows = []
    for who, day in sorted(pairs):
        here = {"structure": house, "person": crowd[who], "day": day, "how": Presence.How.SELF, "noted_at": now()}
        rows.append(Presence(**here))
        if day in by_day and chance.random() < 0.5:
            rows.append(Presence(**here, gathering=by_day[day]))
    Presence.objects.bulk_create(rows)


def _counts(house: Structure, days: list[date], gatherings: list[Gathering], chance: random.Random) -> None:
    said: dict[str, Any] = {"structure": house, "noted_at": now()}
    noted = set(days)
    rows = [Headcount(**said, day=day, people=chance.randint(0, 9)) for day in days if chance.random() < 0.6]
    for one in gatherings:
        day = one.wall_time.date()
        if day in noted and not one.is_cancelled and chance.random() < 0.7:
            rows.append(Headcount(**said, day=day, gathering=one, people=chance.randint(0, 12)))
    Headcount.objects.bulk_create(rows, ignore_conflicts=True)
    mondays = sorted({day - timedelta(days=day.weekday()) for day in days})
    WeeklyEstimate.objects.bulk_create(
        [WeeklyEstimate(**said, monday=monday, people=chance.randint(8, 20)) for monday in mondays[::4]],
        ignore_conflicts=True,
    )
