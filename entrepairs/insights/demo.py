"""Two lived years of the house of Dijon: the report of January has something to say, and a year to compare with.

Rows of the past are written at once: years of touches would be long to replay."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from entrepairs.agenda.demo.week import WEEKS_AGO, programme, told
from entrepairs.agenda.models import Gathering, Headcount, Presence
from entrepairs.core.clock import at
from entrepairs.insights.actions import close_report, tell_year
from entrepairs.people.models import Person
from entrepairs.structures.actions.records import write_record, write_statute
from entrepairs.structures.models import Convention, Post, Role, Structure, Visit

FOR_THE_REPORT = ("vie", "crise", "bilan")
HELD, CALLED_OFF = 0.7, 0.03
HABITS = (0.55, 0.4, 0.25, 0.12, 0.06, 0.02)
"""Share of the counted days when someone comes; each member has one of them."""
_FILE = Path(__file__).parent / "data" / "demo.yml"


@lru_cache(maxsize=1)
def lived() -> dict[str, Any]:
    """What the file says of the house."""
    values: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return values


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Last year is closed; this one is under way."""
    if stage not in FOR_THE_REPORT:
        return
    house, elena = Structure.objects.here().get(commune="FR-21231"), Person.objects.get(pseudonym="Elena")
    _record(house, now, by=elena)
    counted = sorted(Headcount.objects.filter(structure=house, gathering=None).values_list("day", flat=True))
    roles = [*_members(house, counted, rng, now), *_visitors(house, counted, rng, now)]
    _gatherings(house, counted, rng)
    _presences(house, roles, counted, rng)
    last = now.year - 1
    with at(datetime(now.year, 1, 1, 12, tzinfo=ZoneInfo(house.zone)) + timedelta(days=14)):
        tell_year(house, last, lived()["recit"], by=elena)
        close_report(house, last, by=elena)


def _record(house: Structure, now: datetime, *, by: Person) -> None:
    """What the house wrote down about itself."""
    write_statute(house, by=by, audience=lived()["public"], **lived()["statut"])
    house.refresh_from_db()
    for model, name in ((Post, "postes"), (Convention, "conventions")):
        for row in lived()[name]:
            write_record(model(structure=house), row, by=by)
    write_record(Visit(structure=house), {"by": "Agence régionale de santé", "on": date(now.year - 1, 10, 9)}, by=by)


def _members(house: Structure, days: list[date], rng: random.Random, now: datetime) -> list[Role]:
    """Two in three were there from the start; one in nine has left since."""
    rows = []
    for n, person in enumerate(_people("membres", now)):
        since = days[0] if n % 3 else rng.choice(days[: len(days) * 4 // 5])
        until = rng.choice([day for day in days if day > since]) if n % 9 == 4 else None
        rows.append(_role(house, person, Role.Name.MEMBER, since, until))
    return Role.objects.bulk_create(rows)


def _visitors(house: Structure, days: list[date], rng: random.Random, now: datetime) -> list[Role]:
    """Two months each."""
    begun = [(person, rng.choice(days[:-70])) for person in _people("visites", now)]
    rows = [_role(house, person, Role.Name.VISITOR, day, day + timedelta(days=60)) for person, day in begun]
    return Role.objects.bulk_create(rows)


def _people(which: str, now: datetime) -> list[Person]:
    """They have no passphrase: nobody enters by these faces."""
    people = [Person.objects.create_person(pseudonym) for pseudonym in lived()[which]]
    Person.objects.filter(pk__in=[one.pk for one in people]).update(last_month=now.date().replace(day=1))
    return people


def _role(house: Structure, person: Person, name: str, since: date, until: date | None) -> Role:
    clock = ZoneInfo(house.zone)
    began = datetime.combine(since, time(15), clock)
    ended = datetime.combine(until, time(15), clock) if until else None
    return Role(structure=house, person=person, name=name, given_at=began, accepted_at=began, ended_at=ended)


def _gatherings(house: Structure, days: list[date], rng: random.Random) -> None:
    """The week as it is now, before the series began, with those who were counted there."""
    weekly = [row for row in told()["maisons"][house.commune] if "seances" not in row and "rythme" not in row]
    clock, last = ZoneInfo(house.zone), days[-1] - timedelta(weeks=WEEKS_AGO + 1)
    rows = []
    for day in (day for day in days if day < last):
        for row in weekly:
            if row["jour"] == day.weekday() and rng.random() < HELD:
                starts_at = datetime.combine(day, time.fromisoformat(row["debut"]), clock)
                rows.append(_gathering(house, programme(row, house), starts_at, rng))
    held = [one for one in Gathering.objects.bulk_create(rows) if not one.is_cancelled]
    counts = ({"day": one.wall_time.date(), "people": rng.randint(2, 9), "noted_at": one.ends_at} for one in held)
    Headcount.objects.bulk_create(
        Headcount(structure=house, gathering=one, **said) for one, said in zip(held, counts, strict=True)
    )


def _gathering(house: Structure, values: dict[str, Any], starts_at: datetime, rng: random.Random) -> Gathering:
    state, why = Gathering.State.PLANNED, ""
    if rng.random() < CALLED_OFF:
        state, why = Gathering.State.CANCELLED, "Personne ne pouvait la tenir ce jour-là."
    return Gathering(
        structure=house,
        starts_at=starts_at,
        zone=house.zone,
        changed_at=starts_at,
        state=state,
        cancelled_because=why,
        **values,
    )


def _presences(house: Structure, roles: list[Role], days: list[date], rng: random.Random) -> None:
    """In the house, while they were members or visiting; each at their own pace."""
    Presence.objects.bulk_create(
        [
            Presence(structure=house, person=role.person, day=day, how=Presence.How.SELF, noted_at=role.given_at)
            for n, role in enumerate(roles)
            for day in _while(role, days)
            if rng.random() < HABITS[n % len(HABITS)]
        ],
        ignore_conflicts=True,
    )


def _while(role: Role, days: list[date]) -> Iterator[date]:
    """The counted days on which the role was held."""
    since, until = role.given_at.date(), role.ended_at.date() if role.ended_at else date.max
    return (day for day in days if since <= day < until)
