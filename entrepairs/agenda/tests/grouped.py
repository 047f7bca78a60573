"""Rounds of wishes for tests, made by the real actions."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from entrepairs.agenda.actions.grouping import ask_groups
from entrepairs.agenda.actions.inviting import invite
from entrepairs.agenda.actions.wishes import agree_to_lead, ask_lead, open_round, say_wish
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish, RoundLead, WishRound
from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import now
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

NAMES = ("Ada", "Blé", "Cyan", "Dune", "Écho", "Fée", "Gaël", "Houx", "Iris", "Jade", "Kiwi", "Lune")
TWO = [(1, "18:30"), (3, "14:00")]
"""Tuesday evening, Thursday afternoon."""


def wish_round(house: Structure, *, by: Person, **values: Any) -> WishRound:
    """Two moments, on line, for the members and visitors, until a week from now."""
    today = now().date()
    usual = {"themes": ["Vivre avec le deuil"], "moments": TWO, "online": True, "languages": ["fr"], "sessions": 3}
    days = {"wishes_until": today + timedelta(days=7), "starts_from": today + timedelta(days=14)}
    return open_round(house, by=by, **usual | days | values)


def leading(row: WishRound, person: Person, *, by: Person, **said: Any) -> RoundLead:
    """At both moments, on line, two groups at most, unless it is said."""
    lead = ask_lead(row, person, by=by)
    usual: dict[str, Any] = {"most": 2, "moments": 3, "spots": [-1]}
    agree_to_lead(lead, **usual | said, by=person)
    return lead


def wishing(row: WishRound, person: Person, **said: Any) -> GroupWish:
    """At both moments, on line, unless it is said."""
    usual = {"themes": [0], "moments": 3, "spots": [-1], "languages": ["fr"], "is_new": False, "note": ""}
    return say_wish(row, usual | said, by=person)


def crowd(row: WishRound, person: Callable[[str], Person], count: int, *, by: Person, **said: Any) -> list[GroupWish]:
    """So many members of the house who wish for a group."""
    found = []
    for name in NAMES[:count]:
        one = person(name)
        member(row.structure, one, by=by)
        found.append(wishing(row, one, **said))
    return found


def formed(row: WishRound, *, by: Person) -> list[FormedGroup]:
    """The drafts of this round."""
    ask_groups(row, by=by)
    run_due()
    row.refresh_from_db()
    return list(row.groups.all())


def sent(group: FormedGroup, *, by: Person, days: int = 7) -> list[GroupPlace]:
    """Its people are asked."""
    assert invite(group, now() + timedelta(days=days), by=by) == 0
    group.refresh_from_db()
    return list(group.seats.select_related("wish__person"))


def inside(group: FormedGroup) -> set[str]:
    return {one.wish.person.pseudonym for one in group.seats.all() if one.state in GroupPlace.LIVE}


def rows_of_groups(
    house: Structure, lead: Person, people: Iterable[Person], *, note: str, by: Person
) -> dict[str, Any]:
    """A group that waits for the answers of these members: rows for tests/world.py. The first one wrote `note`; their
    place is `seat`."""
    row = wish_round(house, by=by)
    wishes = [wishing(row, one, note="" if n else note) for n, one in enumerate(people)]
    asked = leading(row, lead, by=by)
    key = {"theme": 0, "moment": 0, "place": -1, "language": "fr"}
    drawn = [str(one.pk) for one in wishes]
    group = FormedGroup.objects.create(round=row, number=1, lead=asked, drawn=drawn, **key)
    GroupPlace.objects.bulk_create(GroupPlace(group=group, wish=one) for one in wishes)
    return {"round": row, "lead": asked, "group": group, "seat": sent(group, by=by)[0]}
