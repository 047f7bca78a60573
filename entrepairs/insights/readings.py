"""What the database holds about two years of a house, read once, in as many queries whatever was lived.

Plain values: the families of figures need no database."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import ExtractYear

from entrepairs.agenda.models import Gathering, Headcount, MonthTrace, Presence, WeeklyEstimate, YearTrace
from entrepairs.agenda.noted_days import anonymous_by_day, most_by_year
from entrepairs.agenda.visits import by_month
from entrepairs.insights.period import Period
from entrepairs.structures.models import Convention, Place, Post, Role, RoleTrace, Structure, Visit

Traced = dict[int, tuple[int, list[str]]]


@dataclass(frozen=True)
class Held:
    """A role, from `since` to `until` (null: still). `who`: a person, or a trace that stands for nobody else."""

    who: Hashable
    name: str
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until > day)

    def meets(self, first: date, last: date) -> bool:
        return self.since <= last and (self.until is None or self.until >= first)


@dataclass(frozen=True)
class Came:
    """Someone in one month: `visits`, days when they came; `several`, weeks with two or more. `who`: as in Held.
    `bond`: of a trace, what they were for the house (MonthTrace.Bond); empty for people, who have their roles."""

    who: Hashable
    month: date
    visits: int
    several: int
    bond: str = ""


@dataclass(frozen=True)
class Activity:
    """Gatherings of one kind that began in one year, one way or another."""

    kind: str
    year: int
    held: int
    cancelled: int
    ahead: int
    counted: int


@dataclass(frozen=True)
class Lived:
    """Two years of a house, and the gatherings planned for the year after. `anonymous`: day → the largest number
    counted that day, of the house or of one gathering. `days_noted`: one day at least of each week with a count.
    `took_part`: (year, kind) → people at gatherings."""

    house: Structure
    places: list[Place]
    roles: list[Held]
    came: list[Came]
    days_noted: frozenset[date]
    most_in_a_day: dict[int, int]
    anonymous: dict[date, int]
    estimates: dict[date, int]
    activities: list[Activity]
    took_part: dict[tuple[int, str], int]
    posts: list[Post]
    conventions: list[Convention]
    visits: list[Visit]


def read(house: Structure, period: Period) -> Lived:
    """The year of `period` and the one before."""
    first, last = period.before.first, period.last
    presences, here = _presences(house, first, last)
    anonymous = anonymous_by_day(house.pk, first, last)
    kept = YearTrace.objects.filter(structure=house, year__in=[first.year, last.year])
    traced = {row.year: (row.most, row.weeks) for row in kept}
    estimates = dict(
        WeeklyEstimate.objects.filter(structure=house, monday__range=(first - timedelta(days=6), last)).values_list(
            "monday", "people"
        )
    )
    return Lived(
        house=house,
        places=list(house.places.prefetch_related("opening_rules", "opening_exceptions")),
        roles=_roles(house),
        came=[*here, *_traces(house, first, last)],
        days_noted=frozenset(presences) | frozenset(anonymous) | frozenset(_weeks_kept(traced)),
        most_in_a_day=_most(most_by_year(presences, anonymous), traced),
        anonymous=anonymous,
        estimates=estimates,
        activities=_activities(house, period),
        took_part=_took_part(house, first, last),
        posts=list(Post.objects.filter(structure=house)),
        conventions=list(Convention.objects.filter(structure=house)),
        visits=list(Visit.objects.filter(structure=house)),
    )


def _roles(house: Structure) -> list[Held]:
    """Those that were accepted, and the traces of those whose account is erased."""
    clock = ZoneInfo(house.zone)
    accepted = Role.objects.filter(structure=house, accepted_at__isnull=False).order_by("accepted_at")
    rows = accepted.values_list("person_id", "name", "accepted_at", "ended_at")
    held = [
        Held(who, name, _day(began, clock), _day(ended, clock) if ended else None)
        for who, name, began, ended in rows
        if began
    ]
    traces = RoleTrace.objects.filter(structure=house).values_list("pk", "name", "began", "ended")
    return [*held, *(Held(("trace", pk), name, began, ended) for pk, name, began, ended in traces)]


def _day(at: datetime, clock: ZoneInfo) -> date:
    return at.astimezone(clock).date()


def _presences(house: Structure, first: date, last: date) -> tuple[dict[date, int], list[Came]]:
    """People by day; then what each did by month."""
    rows = Presence.objects.filter(structure=house, day__range=(first, last)).order_by()
    days: dict[Hashable, list[date]] = defaultdict(list)
    people: dict[date, int] = defaultdict(int)
    for who, day in rows.values_list("person_id", "day").distinct():
        days[who].append(day)
        people[day] += 1
    came = [
        Came(who, month, one.visits, one.several) for who, seen in days.items() for month, one in by_month(seen).items()
    ]
    return people, came


def _traces(house: Structure, first: date, last: date) -> list[Came]:
    rows = MonthTrace.objects.filter(structure=house, month__range=(first, last))
    return [
        Came(("trace", who), month, visits, several, bond)
        for who, month, visits, several, bond in rows.values_list("who", "month", "visits", "several", "bond")
    ]


def _most(counted: dict[int, int], traced: Traced) -> dict[int, int]:
    """Year → people on the day when there were the most, those who left since included."""
    years = {*counted, *traced}
    return {year: max(counted.get(year, 0), traced[year][0] if year in traced else 0) for year in years}


def _weeks_kept(traced: Traced) -> Iterator[date]:
    """A day of each, within its year."""
    for year, (_most, weeks) in traced.items():
        yield from (max(date.fromisoformat(monday), date(year, 1, 1)) for monday in weeks)


def _activities(house: Structure, period: Period) -> list[Activity]:
    """By kind and year, on the clock of the house: held once they have begun; `counted` when someone said how many."""
    clock = ZoneInfo(house.zone)
    start, end = (datetime.combine(date(year, 1, 1), time(), clock) for year in (period.year - 1, period.year + 2))
    today = datetime.combine(period.today + timedelta(days=1), time(), clock)
    counted = Exists(Headcount.objects.filter(gathering=OuterRef("pk")))
    said = Exists(Presence.objects.filter(gathering=OuterRef("pk")))
    standing, begun = Q(state=Gathering.State.PLANNED), Q(starts_at__lt=today)
    rows = Gathering.objects.filter(structure=house, starts_at__gte=start, starts_at__lt=end).order_by()
    rows = rows.annotate(is_counted=counted | said)
    grouped = (
        rows.annotate(year=ExtractYear("starts_at", tzinfo=clock))
        .values("kind", "year")
        .annotate(
            held=Count("pk", filter=standing & begun),
            cancelled=Count("pk", filter=~standing),
            ahead=Count("pk", filter=standing & ~begun),
            counted=Count("pk", filter=standing & begun & Q(is_counted=True)),
        )
    )
    return [Activity(**row) for row in grouped]


def _took_part(house: Structure, first: date, last: date) -> dict[tuple[int, str], int]:
    """People at gatherings that were held, all ways of counting together."""
    took_part: dict[tuple[int, str], int] = defaultdict(int)
    of_gatherings = Q(structure=house, day__range=(first, last), gathering__state=Gathering.State.PLANNED)
    by_kind = ("day__year", "gathering__kind")
    pseudonyms = Presence.objects.filter(of_gatherings).order_by().values(*by_kind).annotate(n=Count("pk"))
    counts = Headcount.objects.filter(of_gatherings).order_by().values(*by_kind)
    for row in [*pseudonyms, *counts.annotate(n=Sum("people") + Sum("gone"))]:
        took_part[row["day__year"], row["gathering__kind"]] += row["n"]
    return took_part
