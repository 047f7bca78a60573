"""Gatherings for tests, made by the real actions."""

from datetime import timedelta
from typing import Any

from entrepairs.agenda.actions.gatherings import plan_gathering
from entrepairs.agenda.models import Gathering
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
