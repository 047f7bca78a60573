"""The typical week of each demonstration house, for some weeks already; it rained once; one group is full."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from entrepairs.agenda.actions.facilitation import accept_facilitation, ask_facilitator
from entrepairs.agenda.actions.gatherings import cancel_gathering
from entrepairs.agenda.actions.series import Plan, plan_series
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.house_rules import usual_rules
from entrepairs.agenda.models import Gathering, Series
from entrepairs.agenda.recurrence import rule_of
from entrepairs.agenda.tasks.horizon import extend_horizon
from entrepairs.core.clock import at
from entrepairs.people.models import Person
from entrepairs.structures.models import Place, Structure

WEEKS_AGO = 10
COORDINATORS = {"FR-21231": "Elena", "BE-92094": "Roseau"}
_FILE = Path(__file__).parent.parent / "data" / "demo.yml"
_NAMES = {"titre": "title", "genre": "kind", "minutes": "minutes", "mots": "description", "parlera": "content_note"}
_NAMES |= {"comment": "way", "rendez_vous": "meeting_point", "lien": "link", "camera": "camera", "pour": "audience"}
_NAMES |= {"inscription": "signup", "places": "capacity", "gardees": "reserved", "seul": "alone"}


@lru_cache(maxsize=1)
def told() -> dict[str, Any]:
    """What the file says of the agenda."""
    values: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return values


def typical_week(now: datetime) -> None:
    """The series of both houses, planned by those who coordinate them."""
    for commune, rows in told()["maisons"].items():
        house = Structure.objects.here().get(commune=commune)
        by = Person.objects.get(pseudonym=COORDINATORS[commune])
        for row in rows:
            _series(house, row, now, by)
    extend_horizon.call()
    _rain(now)
    _full(now)


def programme(row: dict[str, Any], house: Structure) -> dict[str, Any]:
    """The fields of a Programme, from a line of the file."""
    values = {name: row[key] for key, name in _NAMES.items() if key in row}
    rules = usual_rules(row["genre"]) if row.get("regles") else ""
    return {**values, "rules": rules, "place": Place.objects.filter(structure=house, rank=0).first()}


def _series(house: Structure, row: dict[str, Any], now: datetime, by: Person) -> Series:
    since = now - timedelta(weeks=row.get("depuis", WEEKS_AGO))
    with at(since):
        first = _weekday_after(since.astimezone(ZoneInfo(house.zone)).date(), row["jour"])
        if row.get("rythme") == "mois":
            first = first.replace(day=1) + timedelta(days=(row["jour"] - first.replace(day=1).weekday()) % 7)
        rule = rule_of(row.get("rythme", "semaine"), first, sessions=row.get("seances"))
        starts, is_course = time.fromisoformat(row["debut"]), "seances" in row
        plan = Plan(first, starts, rule, is_course=is_course, programme=programme(row, house))
        series = plan_series(house, plan, zone=house.zone, by=by)
        _facilitators(series, row.get("animent", ()), by)
        return series


def _facilitators(series: Series, pseudonyms: Iterable[str], by: Person) -> None:
    """They were asked, and said yes."""
    for pseudonym in pseudonyms:
        person = Person.objects.get(pseudonym=pseudonym)
        asked = ask_facilitator(series.gatherings.all()[0], person, whole_series=True, by=by)
        accept_facilitation(asked, by=person)


def _weekday_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _rain(now: datetime) -> None:
    """The walk of two weeks ago was called off that morning."""
    rain = told()["pluie"]
    walks = Gathering.objects.filter(title=rain["titre"], starts_at__lt=now).order_by("-starts_at")
    walk = walks[rain["il_y_a"] - 1]
    with at(walk.starts_at - timedelta(hours=2)):
        cancel_gathering(walk, because="Il pleut.", by=Person.objects.get(pseudonym="Elena"))


def _full(now: datetime) -> None:
    """Every seat of the next workshop with paint is taken."""
    rows = [row for row in told()["maisons"]["FR-21231"] if row.get("complet")]
    for row in rows:
        nearest = Gathering.objects.filter(title=row["titre"]).coming(now).first()
        for person in Person.objects.filter(pseudonym__in=told()["complet"]["presents"]).order_by("pseudonym"):
            if nearest is not None:
                sign_up(nearest, by=person)
