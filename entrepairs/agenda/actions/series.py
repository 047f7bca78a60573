"""Plan what comes back; change it from a day on, or all of it; say that it is over.

Nobody who signed up loses a seat in silence: their gathering moves with the series and they are told, or it is kept as
it is, or it is called off and they are told."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Literal

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from entrepairs.agenda.actions.gatherings import rewrite
from entrepairs.agenda.models import Facilitation, Gathering, Series, Signup
from entrepairs.agenda.recurrence import days_of, in_order, occurrence, paired
from entrepairs.agenda.rules.running import may_become_course, may_run
from entrepairs.agenda.tasks.courses import follow
from entrepairs.agenda.tasks.horizon import DAY, extend, horizon_of, today_of
from entrepairs.agenda.tasks.telling import call_off, tell, tell_once
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import YES, require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

Fate = Literal["garder", "annuler"]
"""Of a gathering whose day is no longer one of the series, when people signed up."""


@dataclass(frozen=True)
class Plan:
    """When a series comes back and what it is. `first_day`, `starts`: on the clock of the house."""

    first_day: date
    starts: time
    rule: str
    last_day: date | None = None
    is_course: bool = False
    programme: dict[str, Any] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        when = {"first_day": self.first_day, "starts": self.starts, "rule": self.rule, "last_day": self.last_day}
        return {**when, "is_course": self.is_course, **self.programme}


@transaction.atomic
def plan_series(house: Structure, plan: Plan, *, zone: str, by: Person) -> Series:
    """The series, and its gatherings of the coming weeks."""
    require(may_run(by, house))
    series = Series.objects.create(structure=house, zone=zone, **plan.values())
    extend(series)
    journal(by, "series.planned", series)
    return series


@transaction.atomic
def change_series(
    series: Series, plan: Plan, *, since: date, with_: Gathering | None = None, fate: Fate = "garder", by: Person
) -> Series:
    """From the day `since` on, the series is as `plan` says. What was before stays: the series that it was ends the day
    before, another goes on; a course stays one. Gatherings that were changed alone stay as they are, but `with_`."""
    series = _locked(series)
    require(may_run(by, series.structure))
    require(may_become_course(series, since) if plan.is_course else YES)
    if with_ is not None:
        Gathering.objects.filter(pk=with_.pk, series=series).update(is_detached=False)
    after = _split(series, plan, since)
    coming = Gathering.objects.filter(series=series, occurs_on__gte=since)
    rows = list(coming.coming(now()).select_for_update(of=("self",)))
    Gathering.objects.filter(pk__in=[row.pk for row in rows]).update(series=after)
    _follow(after, rows, fate)
    journal(by, "series.changed", after)
    return after


@transaction.atomic
def stop_series(series: Series, *, fate: Fate, by: Person) -> None:
    """Nothing comes back any more; where people signed up, it is kept or called off."""
    series = _locked(series)
    require(may_run(by, series.structure))
    rows = Gathering.objects.filter(series=series).standing().coming(now()).select_for_update(of=("self",))
    _leave(list(rows), fate)
    series.last_day, series.stopped_at = today_of(series), now()
    series.save(update_fields=["last_day", "stopped_at"])
    journal(by, "series.stopped", series)


def signed_up(gatherings: QuerySet[Gathering]) -> int:
    """How many people hold a seat or wait for one in these."""
    return Signup.objects.live().filter(gathering__in=gatherings).count()


def _locked(series: Series) -> Series:
    return Series.objects.select_for_update(of=("self",)).select_related("structure").get(pk=series.pk)


def _split(series: Series, plan: Plan, since: date) -> Series:
    """The series that goes on from `since`: the same when nothing of it was before, and for a course, which stays one
    whole: one list, one number for each session."""
    before = Gathering.objects.filter(series=series, occurs_on__lt=since)
    if (series.is_course and plan.is_course) or not before.exists():
        Series.objects.filter(pk=series.pk).update(**plan.values(), planned_until=None)
        return Series.objects.get(pk=series.pk)
    series.last_day = since - DAY
    series.stopped_at = now()
    series.save(update_fields=["last_day", "stopped_at"])
    after = Series.objects.create(structure=series.structure, zone=series.zone, **plan.values())
    for one in Facilitation.objects.filter(series=series):
        Facilitation.objects.create(series=after, person=one.person, rank=one.rank, agreed_at=one.agreed_at)
    return after


def _follow(series: Series, rows: list[Gathering], fate: Fate) -> None:
    """Give each gathering its new day; make those that are missing. One that was changed alone, or called off, keeps
    its date and stands for the new day."""
    until = horizon_of(series)
    wanted = days_of(series.rule, series.first_day, series.first_day, min(until, series.last_day or until))
    planned = {row.occurs_on: row for row in rows if row.occurs_on}
    days = (in_order if series.is_course else paired)(sorted(planned), wanted, series.rule)
    Gathering.objects.filter(
        Q(pk__in=[planned[old].pk for old in days]) | Q(series=series, occurs_on__in=wanted)
    ).update(occurs_on=None)
    gone = [planned[old] for old in sorted(planned) if old not in days]
    _leave([row for row in gone if not row.is_detached and not row.is_cancelled], fate)
    moved = [planned[old] for old, day in days.items() if _place(planned[old], day, series)]
    extend(series)
    if not series.is_course:
        for row in moved:
            tell(row, "gathering_moved")
        return
    if moved:
        tell_once(moved, "sessions_moved")
    if (session := Gathering.objects.standing().filter(series=series).coming(now()).first()) is not None:
        follow(session)


def _place(row: Gathering, day: date, series: Series) -> bool:
    """On its new day. Whether those who come must be told."""
    row.series, row.occurs_on = series, day
    if row.is_detached or row.is_cancelled:
        row.save(update_fields=["series", "occurs_on"])
        return False
    starts_at = occurrence(day, series.starts, series.zone).starts_at
    return rewrite(row, {"starts_at": starts_at, **series.programme()})


def _leave(rows: list[Gathering], fate: Fate) -> None:
    """These are no longer of the series. Nobody ever signed up: they go. Otherwise they are kept, or called off."""
    for row in rows:
        signups = Signup.objects.filter(gathering=row)
        if not signups.exists():
            row.delete()
        elif fate == "garder" and signups.live().exists():
            Gathering.objects.filter(pk=row.pk).update(is_detached=True)
        else:
            call_off(row, _("Le groupe a changé de rythme."))
