"""A month of a house as the planning reads it: its permanences, who may hold them, what they said. Two worlds meet
here: rows on one side, indices on the other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from entrepairs.agenda.models import CrewMember, DuoWish, Shift, ShiftAnswer, ShiftSeat
from entrepairs.agenda.models.shift import KEPT, crew_of
from entrepairs.agenda.months import Month
from entrepairs.agenda.rota.fairness import owed
from entrepairs.agenda.rota.values import Level, Problem, Roster, Slot, Volunteer, duo
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

NOON, EVENING = 12, 18
AROUND = timedelta(days=7)
"""What people hold just before and just after the month counts for rest and for the week."""


@dataclass(frozen=True)
class Sheet:
    """`shifts`, `people`: in the order of the indices of `problem`; `count`: so many of the shifts are to be planned,
    the others only stand around."""

    shifts: list[Shift]
    people: list[Person]
    problem: Problem
    count: int

    def roster_of(self, seats: Iterable[tuple[UUID, UUID]]) -> Roster:
        """From keys of permanences and of people; what is not of this month any more is left out."""
        where = {shift.pk: n for n, shift in enumerate(self.shifts)}
        who = {person.pk: n for n, person in enumerate(self.people)}
        known = {(who[person], where[shift]) for shift, person in seats if shift in where and person in who}
        return frozenset(known) | self.problem.held


def sheet_of(house: Structure, month: Month, *, past: bool = False) -> Sheet:
    """The permanences of the month that have not begun, in five queries for any number; one more with what each held
    in the months before, which only the search needs."""
    start, end = bounds(month, house.zone)
    rows = Shift.objects.standing().filter(structure=house).between(start - AROUND, end + AROUND)
    seats = list(ShiftSeat.objects.filter(shift__in=rows.order_by()).select_related("person"))
    there = Counter(one.shift_id for one in seats)
    planned, around = [], []
    for row in rows:
        if start <= row.starts_at < end and row.starts_at > now():
            planned.append(row)
        elif there[row.pk]:
            around.append(row)
    known = CrewMember.objects.filter(structure=house, person__in=crew_of(house)).select_related("person")
    members = {one.person_id: one for one in known}
    found = {one.person for one in seats} | {one.person for one in members.values()}
    people = sorted(found, key=lambda one: one.pk)
    who, where = _index(people), _index([*planned, *around])
    problem = Problem(
        tuple([_slot(one) for one in planned] + [_around(one, there[one.pk]) for one in around]),
        tuple(_volunteers(people, members, planned, start if past else None)),
        frozenset((who[one.person_id], where[one.shift_id]) for one in seats if one.shift_id in where),
        *_duos(house, who),
    )
    return Sheet([*planned, *around], people, problem, len(planned))


def bounds(month: Month, zone: str) -> tuple[datetime, datetime]:
    """Its first instant, and the first one after it."""
    first, after = (datetime.combine(one.first, time(), ZoneInfo(zone)) for one in (month, month.after))
    return first, after


def moments_of(shift: Shift) -> int:
    """Bits of the moments of a usual week that it touches."""
    first, last = shift.wall_time, shift.wall_end - timedelta(minutes=1)
    found, day = 0, first
    while day.date() <= last.date():
        begins = _part(first) if day.date() == first.date() else 0
        ends = _part(last) if day.date() == last.date() else 2
        for part in range(begins, ends + 1):
            found |= 1 << (3 * day.weekday() + part)
        day += timedelta(days=1)
    return found


def _part(wall: datetime) -> int:
    return (wall.hour >= NOON) + (wall.hour >= EVENING)


def _index(rows: Iterable[Person | Shift]) -> dict[UUID, int]:
    return {row.pk: n for n, row in enumerate(rows)}


def _slot(shift: Shift) -> Slot:
    day = shift.wall_time.date().toordinal()
    starts, ends = (int(one.timestamp() // 60) for one in (shift.starts_at, shift.ends_at))
    return Slot(starts, ends, day, (day - 1) // 7, shift.least, shift.seats, shift.guided)


def _around(shift: Shift, there: int) -> Slot:
    """Held as it is: nothing to plan."""
    return replace(_slot(shift), least=0, seats=there, guided=False)


def _volunteers(
    people: list[Person], members: dict[UUID, CrewMember], shifts: list[Shift], start: datetime | None
) -> Iterable[Volunteer]:
    said = {(row.person_id, row.shift_id): row.answer for row in ShiftAnswer.objects.filter(shift__in=shifts)}
    asked = [members.get(one.pk) or CrewMember(person=one) for one in people]
    before = _past(asked, start) if start else [None for _ in asked]
    for person, member, due in zip(people, asked, owed([one.most for one in asked], before), strict=True):
        can, likes = set(), set()
        for n, shift in enumerate(shifts):
            answer, touched = said.get((person.pk, shift.pk)), moments_of(shift)
            is_usual = member.moments & touched == touched and not member.is_away(shift.wall_time.date())
            if answer in (ShiftAnswer.Answer.YES, ShiftAnswer.Answer.GLADLY) or (answer is None and is_usual):
                can.add(n)
            if answer == ShiftAnswer.Answer.GLADLY:
                likes.add(n)
        yield Volunteer(Level(member.level), member.most, frozenset(can), frozenset(likes), due)


def _past(members: list[CrewMember], start: datetime) -> list[int | None]:
    """Seats of the three months before; None for someone who came meanwhile."""
    in_time = Q(shift__starts_at__gte=start - KEPT, shift__starts_at__lt=start)
    rows = ShiftSeat.objects.filter(in_time, person__in=[one.person_id for one in members], shift__cancelled_at=None)
    held = dict(rows.values_list("person").annotate(n=Count("pk")).order_by())
    was_there = [not one._state.adding and one.since <= start - KEPT for one in members]
    return [held.get(one.person_id, 0) if there else None for one, there in zip(members, was_there, strict=True)]


def _duos(house: Structure, who: dict[UUID, int]) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
    """Refused by either; wished by both."""
    rows = DuoWish.objects.filter(structure=house, person__in=list(who), other__in=list(who)).values_list(
        "person", "other", "wish"
    )
    apart: set[tuple[int, int]] = set()
    wished: set[tuple[int, int]] = set()
    for person, other, wish in rows.values_list("person", "other", "wish"):
        (apart if wish == DuoWish.Wish.APART else wished).add((who[person], who[other]))
    refused = frozenset(duo(*one) for one in apart)
    return refused, frozenset(duo(*one) for one in wished if one[::-1] in wished) - refused
