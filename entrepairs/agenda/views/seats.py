"""« Ma place » on the page of a gathering: what one has, and what one can do. Never who else comes."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse

from entrepairs.agenda import room
from entrepairs.agenda.forms.signups import RulesForm
from entrepairs.agenda.models import Facilitation, Gathering, Signup
from entrepairs.agenda.rules.impressions import may_draw
from entrepairs.agenda.rules.signups import is_offered, is_open, may_sign_up
from entrepairs.agenda.seats import Someone, left
from entrepairs.agenda.tasks.reminders import TWO_HOURS
from entrepairs.agenda.tasks.rolls import Party, Roll, read
from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.core.rules import Verdict
from entrepairs.people.gate import person_of
from entrepairs.people.models import Person
from entrepairs.ui import dates

SEAT = "agenda/signups/seat.html"
FEW = 3
"""From this number of free seats on, « il reste des places » is enough."""


@dataclass(frozen=True)
class Seat:
    """One’s own place at a gathering, as its page shows it. `mine`: the row of this sign-up, if any."""

    gathering: Gathering
    roll: Roll
    person: Person | None
    mine: Signup | None
    may_sign_up: Verdict
    holds: bool = False

    @property
    def party(self) -> Party | None:
        return self.roll.party_of(self.mine) if self.mine else None

    @property
    def state(self) -> str:
        """« vient », « attend », « place », or nothing."""
        return self.mine.state if self.mine else ""

    @property
    def rank(self) -> int:
        party = self.party
        return self.roll.rank_of(party) if party and party.state == Signup.State.WAITING else 0

    @property
    def expected(self) -> int:
        """How many have a seat: a number for who holds the group, never a name."""
        return len(self.roll.seated)

    @property
    def is_over(self) -> bool:
        return self.gathering.ends_at <= now()

    @property
    def is_soon(self) -> bool:
        """So near that who waits was told that nothing came free."""
        return self.gathering.starts_at - TWO_HOURS <= now()

    @property
    def has_begun(self) -> bool:
        return self.gathering.starts_at <= now()

    @property
    def asks(self) -> bool:
        """Whether the two questions are open to them."""
        return bool(self.mine and may_draw(self.mine))

    @property
    def is_kept(self) -> bool:
        """A seat came free, and is still theirs to take."""
        return bool(self.mine and is_offered(self.mine))

    @property
    def free(self) -> int | None:
        """Seats left for who is not a newcomer; None without a limit."""
        return left(self.roll.room, self.roll.seated, Someone())

    @property
    def has_many(self) -> bool:
        return self.free is None or self.free > FEW

    @property
    def for_newcomers(self) -> int:
        """Seats that only newcomers may still take."""
        newcomers = left(self.roll.room, self.roll.seated, Someone(is_first=True))
        return newcomers - self.free if newcomers is not None and self.free is not None else 0

    @property
    def link(self) -> str:
        """The room: to who has a seat, from one hour before to the end; nothing at any other time."""
        row = self.gathering
        if self.state != Signup.State.GOING or row.is_cancelled:
            return ""
        return row.link if room.is_open(row.starts_at, row.ends_at, now()) else ""

    @property
    def link_at(self) -> str:
        """When the link will be shown, on the clock of the house; "" once it has been."""
        opens = room.opens_at(self.gathering.starts_at)
        return self._words(opens) if self.gathering.is_online and opens > now() else ""

    @property
    def kept_until(self) -> str:
        """Until when the seat that came free is theirs to take."""
        return self._words(self.mine.offered_until) if self.mine and self.mine.offered_until else ""

    def _words(self, moment: datetime) -> str:
        return dates.moment(moment.astimezone(ZoneInfo(self.gathering.zone)).replace(tzinfo=None))

    @property
    def form(self) -> RulesForm:
        return RulesForm()

    @cached_property
    def sessions(self) -> list[Gathering]:
        """Those of the course, in order; nothing for anything else."""
        if self.gathering.series is None or not self.gathering.is_of_course:
            return []
        return list(self.gathering.series.gatherings.standing().order_by("starts_at", "pk"))

    @property
    def number(self) -> tuple[int, int] | None:
        """« séance 3 sur 8 » of a course."""
        if self.gathering not in self.sessions:
            return None
        return self.sessions.index(self.gathering) + 1, len(self.sessions)

    @property
    def misses(self) -> bool:
        """They follow the course and said that they do not come to this session."""
        return self.mine is None and follows(self.roll, self.person)


def follows(roll: Roll, person: Person | None) -> bool:
    """Whether this person has a sign-up on the roll, of this session or of another."""
    return person is not None and roll.party_of_person(person) is not None


def seat_of(request: HttpRequest, gathering: Gathering) -> Seat:
    """`gathering`: found through `visible_to`, with its series and its house."""
    person = person_of(request)
    roll = read(gathering)
    mine = roll.row_of(person, gathering)
    asks = person is not None and mine is None and not follows(roll, person)
    may = may_sign_up(person, gathering) if person and asks else is_open(gathering)
    holds = person is not None and Facilitation.objects.holding(gathering).filter(person=person).exists()
    return Seat(gathering, roll, person, mine, may, holds)


def show_seat(request: HttpRequest, gathering: Gathering, *, refusal: str = "") -> HttpResponse:
    """Only the part of the page that a script asked for."""
    context = {"seat": seat_of(request, gathering), "refusal": refusal}
    return page(request, SEAT, context, status=422 if refusal else 200)
