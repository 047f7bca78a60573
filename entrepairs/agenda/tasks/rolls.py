"""The roll of a gathering: who asked for a seat, held while it changes. A course has one for all its sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from entrepairs.agenda.models import Gathering, Programme, Series, Signup
from entrepairs.agenda.offers import keeps_reserved
from entrepairs.agenda.seats import Room, Someone, next_served, suits
from entrepairs.core.clock import now
from entrepairs.live import publish
from entrepairs.people.models import Person

SEATED = (Signup.State.GOING, Signup.State.OFFERED)


@dataclass
class Party:
    """One who signed up: a row; for a course, a row for each session that is left and that they come to."""

    rows: list[Signup]

    @property
    def first(self) -> Signup:
        return self.rows[0]

    @property
    def state(self) -> str:
        return self.first.state

    @property
    def someone(self) -> Someone:
        return Someone(self.first.role, self.first.is_first)

    def move_to(self, state: str, **changes: Any) -> None:
        for row in self.rows:
            row.move_to(state, **changes)


@dataclass
class Roll:
    """`sessions`: what one sign-up opens, in order. `programme` says how many seats there are."""

    sessions: list[Gathering]
    programme: Programme
    parties: list[Party]

    @property
    def starts_at(self) -> datetime:
        return self.sessions[0].starts_at

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.sessions[0].zone)

    @property
    def room(self) -> Room:
        reserved = self.programme.reserved if keeps_reserved(now(), self.starts_at) else 0
        return Room(self.programme.capacity, reserved, self.programme.seats)

    @property
    def seated(self) -> list[Someone]:
        return [party.someone for party in self.parties if party.state in SEATED]

    @property
    def waiting(self) -> list[Party]:
        """First come first."""
        return [party for party in self.parties if party.state == Signup.State.WAITING]

    def has_seat_for(self, one: Someone) -> bool:
        return suits(self.room, self.seated, one)

    def next_served(self) -> Party | None:
        """The first who waits and whom a free seat suits."""
        waiting = self.waiting
        rank = next_served(self.room, self.seated, [party.someone for party in waiting])
        return None if rank is None else waiting[rank]

    def party_of(self, signup: Signup) -> Party | None:
        """The one whose row this is; None when they withdrew."""
        return next((party for party in self.parties if signup in party.rows), None)

    def party_of_person(self, person: Person) -> Party | None:
        return next((party for party in self.parties if party.first.person_id == person.pk), None)

    def row_of(self, person: Person | None, gathering: Gathering) -> Signup | None:
        """Their row for this gathering."""
        party = self.party_of_person(person) if person else None
        return next((row for row in party.rows if row.gathering_id == gathering.pk), None) if party else None

    def rank_of(self, party: Party) -> int:
        """Place in the waiting list, from 1."""
        return self.waiting.index(party) + 1


def hold(gathering: Gathering) -> Roll:
    """The roll, locked until the transaction ends: the last seat goes once. Open pages learn that it may have changed.

    A course is locked by its series, anything else by its gathering."""
    if gathering.series is not None and gathering.series.is_course:
        Series.objects.select_for_update(of=("self",)).get(pk=gathering.series.pk)
    else:
        Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    roll = read(Gathering.objects.select_related("series", "structure").get(pk=gathering.pk))
    publish(f"days:{gathering.structure_id}", gathering.structure_id)
    for session in roll.sessions:
        publish(f"gathering:{session.pk}", session.pk)
    return roll


def read(gathering: Gathering) -> Roll:
    """The roll as it is now, to show it."""
    sessions, programme = _sessions(gathering)
    rows = Signup.objects.live().filter(gathering__in=sessions).order_by("asked_at", "pk")
    return Roll(sessions, programme, _parties(rows.select_related("person", "data_key", "gathering")))


def _sessions(gathering: Gathering) -> tuple[list[Gathering], Programme]:
    if gathering.series is None or not gathering.series.is_course:
        return [gathering], gathering
    left = Gathering.objects.standing().filter(series=gathering.series, starts_at__gt=now())
    found = list(left.select_related("series", "structure").order_by("starts_at", "pk"))
    return found or [gathering], gathering.series


def _parties(rows: Iterable[Signup]) -> list[Party]:
    """In the order in which they asked; the rows of one by session."""
    of_one = sorted(rows, key=lambda row: str(_key(row)))
    parties = [Party(sorted(found, key=attrgetter("gathering.starts_at"))) for _, found in groupby(of_one, key=_key)]
    return sorted(parties, key=lambda party: (party.first.asked_at, str(_key(party.first))))


def _key(row: Signup) -> UUID:
    return row.course or row.pk
