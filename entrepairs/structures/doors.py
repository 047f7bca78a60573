"""The pages of a house, which every app adds to: for who visits it, and for who runs it. Below never names above.

    doors.add("visit", "agenda:calendar", _("Agenda"), order=20)                              # in AppConfig.ready
    doors.add("run", "insights:reports", _("Rapport"), detail=_("l’année, en chiffres"), group="year", when=coordinates)

Who runs a house finds them by group in « Tenir la maison ». The URL takes the key of the house and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure
from entrepairs.ui.links import Words

Side = Literal["visit", "run"]
Group = Literal["now", "day", "gatherings", "people", "house", "year"]
GROUPS: dict[Group, Words] = {
    "now": "",
    "day": _("La journée"),
    "gatherings": _("Les rencontres"),
    "people": _("Les personnes"),
    "house": _("La maison"),
    "year": _("L’année, en chiffres"),
}
"""The pages of « Tenir la maison », in order. « now »: what is done every day, at the top."""
When = Callable[[Person | None, Structure], bool]


def always(person: Person | None, house: Structure) -> bool:
    """Show the door to whoever sees this side of the house."""
    return True


def held(person: Person | None, house: Structure) -> frozenset[str]:
    """The roles that this person holds in the house now: asked of the database once for all the doors of a page."""
    if person is None:
        return frozenset()
    known: dict[Any, frozenset[str]] = house.__dict__.setdefault("_held", {})
    if person.pk not in known:
        known[person.pk] = frozenset(_roles(person, house))
    return known[person.pk]


@prepared
def _roles(person: Person, house: Structure) -> QuerySet[Any, Any]:
    return Role.objects.in_force().filter(person=person, structure=house).order_by().values_list("name", flat=True)


def lives_here(person: Person | None, house: Structure) -> bool:
    """Only for houses of this installation; the others are in the directory, no more."""
    return house.opened_at is not None


@dataclass(frozen=True)
class Door:
    """A page of a house: its name for a tab, its name and a few words for a list, to whom it opens."""

    url_name: str
    label: Words
    listed: Words
    detail: Words
    icon: str
    group: Group
    when: When
    order: int
    is_tab: bool


@dataclass(frozen=True)
class Shown:
    """A door as one page draws it."""

    url: str
    label: Words
    listed: Words
    detail: Words
    icon: str
    group: Group
    current: bool
    is_tab: bool


_doors: dict[Side, dict[str, Door]] = {"visit": {}, "run": {}}


def add(
    side: Side,
    url_name: str,
    label: Words,
    *,
    listed: Words = "",
    detail: Words = "",
    icon: str = "",
    group: Group = "house",
    when: When = always,
    order: int = 50,
    tab: bool | None = None,
) -> None:
    """Open a page of every house on this side. Adding the same name again replaces it.

    tab: always at hand, under `label`; otherwise the page is in the list of « Tenir la maison » only. Who visits
    sees tabs only.
    listed: its name in that list, when it is not the one of the tab."""
    is_tab = side == "visit" if tab is None else tab
    _doors[side][url_name] = Door(url_name, label, listed or label, detail, icon, group, when, order, is_tab)


def shown(side: Side, house: Structure, person: Person | None, current: str = "") -> list[Shown]:
    """The doors that this person meets, in order; `current` is the URL name of the page they are on."""
    return [_drawn(door, house, current) for door in _in_order(side) if door.when(person, house)]


def tabs(side: Side, house: Structure, person: Person | None, current: str) -> list[Shown]:
    """Those that are always at hand, and the page where one is. The others are not even asked."""
    wanted = [door for door in _in_order(side) if door.is_tab or door.url_name == current]
    return [_drawn(door, house, current) for door in wanted if door.when(person, house)]


def grouped(house: Structure, person: Person | None, current: str) -> dict[Group, list[Shown]]:
    """The doors that who runs the house meets, by group, but for the page where they are; no empty group."""
    found = [door for door in shown("run", house, person, current) if not door.current]
    groups = {group: [door for door in found if door.group == group] for group in GROUPS}
    return {group: doors for group, doors in groups.items() if doors}


def _in_order(side: Side) -> list[Door]:
    return sorted(_doors[side].values(), key=lambda door: door.order)


def _drawn(door: Door, house: Structure, current: str) -> Shown:
    url = reverse(door.url_name, args=[house.pk])
    is_current = door.url_name == current
    return Shown(url, door.label, door.listed, door.detail, door.icon, door.group, is_current, door.is_tab)
