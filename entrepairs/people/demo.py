"""The people of the demonstration house: the cast, twelve peers, five people who look for someone."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from entrepairs.core.clock import at
from entrepairs.people.actions.consents import give_consent
from entrepairs.people.actions.profiles import choose_experiences, save_profile
from entrepairs.people.fields import bits_of
from entrepairs.people.models import Person
from entrepairs.people.models.consent import Purpose

HERE_FOR = timedelta(days=800)
PASSPHRASE = "demo demo demo demo demo"
_FILE = Path(__file__).parent / "data" / "people.yml"


@dataclass(frozen=True)
class Face:
    """Someone of the demonstration: a pseudonym, and one sentence that says who they are."""

    pseudonym: str
    role: str


@lru_cache(maxsize=1)
def _people() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text("utf-8"))["personnes"]
    return rows


def faces() -> list[Face]:
    """Everybody, the cast first."""
    return [Face(row["pseudo"], row["role"]) for row in _people()]


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """The same people at every stage, who have been there for a while."""
    with at(now - HERE_FOR):
        for row in _people():
            _person(row, now)


def _person(row: dict[str, Any], now: datetime) -> None:
    person = Person.objects.create_person(row["pseudo"], PASSPHRASE)
    Person.objects.filter(pk=person.pk).update(last_month=now.date().replace(day=1))
    save_profile(
        person,
        by=person,
        commune=row["commune"],
        languages=row["langues"],
        ways=row["rencontre"],
        moments=bits_of(row["moments"]),
        limits=row["limites"],
    )
    choose_experiences(person, row["vecus"], by=person)
    person.lived_experiences.update(when=row["quand"])
    give_consent(person, Purpose.MATCHING, by=person)
    if row["aide"]:
        give_consent(person, Purpose.HELPING, by=person)
