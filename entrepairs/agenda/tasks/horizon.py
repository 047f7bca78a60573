"""The gatherings of a series exist some weeks ahead, so that one can sign up; every night the horizon moves on."""

from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django_tasks import task

from entrepairs.agenda.models import Gathering, Series
from entrepairs.agenda.recurrence import days_of, occurrence
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import daily

AHEAD = timedelta(weeks=16)
WHOLE = timedelta(days=3660)
"""A course is planned to its last session: one signs up for all of them."""
DAY = timedelta(days=1)


@daily(at="02:40")
@task()
def extend_horizon() -> None:
    """Every series that goes on, sixteen weeks ahead."""
    for key in Series.objects.going_on().values_list("pk", flat=True):
        _extend_one(key)


def today_of(series: Series) -> date:
    """Today, on the clock of the house."""
    return now().astimezone(ZoneInfo(series.zone)).date()


def horizon_of(series: Series) -> date:
    """The day up to which its gatherings exist."""
    return max(today_of(series), series.first_day) + (WHOLE if series.is_course else AHEAD)


def extend(series: Series) -> None:
    """Make the gatherings that are missing up to the horizon. The series is locked by who calls."""
    until = horizon_of(series)
    since = series.planned_until + DAY if series.planned_until else series.first_day
    days = days_of(series.rule, series.first_day, since, min(until, series.last_day or until))
    Gathering.objects.bulk_create([gathering_on(series, day) for day in days], ignore_conflicts=True)
    series.planned_until = until
    series.save(update_fields=["planned_until"])


def gathering_on(series: Series, day: date) -> Gathering:
    """The gathering of that day, not yet written."""
    return Gathering(
        structure_id=series.structure_id,
        series=series,
        occurs_on=day,
        starts_at=occurrence(day, series.starts, series.zone).starts_at,
        zone=series.zone,
        changed_at=now(),
        **series.programme(),
    )


@transaction.atomic
def _extend_one(key: UUID) -> None:
    series = Series.objects.going_on().select_for_update(of=("self",)).filter(pk=key).first()
    if series is not None:
        extend(series)
