"""Gatherings for tests, made by the real actions."""

from datetime import date, time, timedelta
from typing import Any

from django.utils.timezone import localdate

from entrepairs.agenda.actions.attendance import note_presence
from entrepairs.agenda.actions.facilitation import ask_facilitator
from entrepairs.agenda.actions.feeds import fingerprint, open_feed
from entrepairs.agenda.actions.gatherings import plan_gathering
from entrepairs.agenda.actions.series import Plan, plan_series
from entrepairs.agenda.models import Feed, Gathering, Presence, Series, Spot
from entrepairs.agenda.recurrence import rule_of
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role, Structure


def planned(house: Structure, *, by: Person, in_hours: float = 24, **programme: Any) -> Gathering:
    """A gathering with sign-up, for everybody, `in_hours` from now."""
    programme = {"title": "Marche douce", "signup": True, "minutes": 90} | programme
    starts_at = now() + timedelta(hours=in_hours)
    return plan_gathering(house, starts_at=starts_at, zone="Europe/Paris", by=by, **programme)


def member(house: Structure, person: Person, *, by: Person, name: str = Role.Name.MEMBER) -> Role:
    """`person` holds this role in the house."""
    role = give_role(house, person, name, by=by)
    accept_role(role, by=person)
    return role


def held_by(house: Structure, person: Person, *, by: Person) -> dict[str, Any]:
    """A series for members, and `person`, a member, who is asked to hold it: rows for tests/world.py."""
    series = weekly(house, by=by, programme={"audience": "membres"})
    first = Gathering.objects.filter(series=series)[0]
    return {"series": series, "facilitation": ask_facilitator(first, person, whole_series=True, by=by)}


def tomorrow() -> date:
    """On the clock of the house, also between its midnight and that of UTC."""
    return localdate(now()) + timedelta(days=1)


def weekly(house: Structure, *, by: Person, zone: str = "Europe/Paris", **values: Any) -> Series:
    """Every week from tomorrow on, at 14 h on the clock of `zone`. `values`: of the plan; `programme`: what it is."""
    first_day = values.pop("first_day", None) or tomorrow()
    programme = {"title": "Groupe du soir", "signup": True, "minutes": 90} | values.pop("programme", {})
    rule = values.pop("rule", None) or rule_of("semaine", first_day)
    return plan_series(house, Plan(first_day, time(14), rule, programme=programme, **values), zone=zone, by=by)


def subscribed(person: Person) -> dict[str, Any]:
    """An address for the calendar of `person`: rows for tests/world.py."""
    return {"feed": Feed.objects.get(token_hash=fingerprint(open_feed(None, Feed.Titles.NEUTRAL, by=person)))}


def came(house: Structure, person: Person, *, by: Person) -> Presence:
    """The team notes that `person` is in the house today."""
    return note_presence(Spot(house, today_of(house)), person, by=by)
