"""How many people each day of a house, from the pseudonyms and the counts; what stays of it when pseudonyms leave."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max

from entrepairs.agenda.models import Headcount, MonthTrace, Presence, YearTrace
from entrepairs.agenda.visits import monday_of
from entrepairs.structures.models import Role

Bond = MonthTrace.Bond
AROUND = (Role.Name.VISITOR, Role.Name.PARTNER)
"""Roles that do not make one of the house."""


def anonymous_by_day(house: UUID, first: date, last: date) -> dict[date, int]:
    """Day → the largest number counted that day, of the house or of one gathering."""
    rows = Headcount.objects.filter(structure=house, day__range=(first, last)).order_by()
    return dict(rows.values("day").annotate(most=Max("people")).values_list("day", "most"))


def most_by_year(pseudonyms: Mapping[date, int], anonymous: Mapping[date, int]) -> dict[int, int]:
    """Year → people on the day when there were the most."""
    most: dict[int, int] = defaultdict(int)
    for day in {*pseudonyms, *anonymous}:
        most[day.year] = max(most[day.year], pseudonyms.get(day, 0) + anonymous.get(day, 0))
    return most


def keep_year(house: UUID, year: int) -> None:
    """What the report says of days, before pseudonyms leave them: it never becomes less than it was."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    here = Presence.objects.filter(structure=house, day__range=(first, last)).order_by()
    pseudonyms = dict(here.values("day").annotate(n=Count("person", distinct=True)).values_list("day", "n"))
    anonymous = anonymous_by_day(house, first, last)
    kept = YearTrace.objects.filter(structure=house, year=year).first()
    most = max(most_by_year(pseudonyms, anonymous).get(year, 0), kept.most if kept else 0)
    weeks = {monday_of(day).isoformat() for day in {*pseudonyms, *anonymous}} | set(kept.weeks if kept else ())
    YearTrace.objects.update_or_create(structure_id=house, year=year, defaults={"most": most, "weeks": sorted(weeks)})


def bonds(person: UUID, years: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], str]:
    """(House, year) → what the person was for that house in that year, on its clock."""
    wanted = list(years)
    rows = Role.objects.filter(person=person, accepted_at__isnull=False).select_related("structure")
    found: dict[tuple[UUID, int], set[str]] = defaultdict(set)
    for role in rows:
        clock = ZoneInfo(role.structure.zone)
        began, ended = (at.astimezone(clock).year if at else None for at in (role.accepted_at, role.ended_at))
        for house, year in wanted:
            if house == role.structure_id and began is not None and began <= year and (ended is None or ended >= year):
                found[house, year].add(role.name)
    return {key: _bond(found[key]) for key in wanted}


def _bond(names: set[str]) -> str:
    if Role.Name.MEMBER in names:
        return Bond.MEMBER
    return Bond.CARRIES if names - set(AROUND) else Bond.AROUND
