"""Presences become numbers: two years after the end of their year, or when the account ends. Figures stay the same."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.timezone import get_default_timezone
from django_tasks import task

from entrepairs.agenda.models import Headcount, MonthTrace, Presence, Tap
from entrepairs.agenda.noted_days import bonds, keep_year
from entrepairs.agenda.visits import by_month
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.jobs.periodic import daily
from entrepairs.people.models import Person

YEARS = 2
TAPS = timedelta(days=60)


@daily(at="03:50")
@task()
def forget_old_presences() -> None:
    """Whole years only: the same `who` must stand for all that someone did in a year. Old touches go as well."""
    Tap.objects.filter(at__lt=now() - TAPS).delete()
    first_kept = date(now().astimezone(get_default_timezone()).year - YEARS, 1, 1)
    old = Presence.objects.filter(day__lt=first_kept)
    for person in Person.objects.filter(pk__in=old.values("person")).order_by("pk"):
        leave_traces(person, old.filter(person=person))


@transaction.atomic
def leave_traces(person: Person, presences: QuerySet[Presence]) -> None:
    """These presences, of this person and of whole years, become numbers and are gone."""
    came: dict[tuple[UUID, int], list[date]] = defaultdict(list)
    rows = list(presences.values_list("structure_id", "day", "gathering_id", "noted_at"))
    for house, day, gathering, noted_at in rows:
        came[house, day.year].append(day)
        if gathering is not None:
            _keep_count(house, day, gathering, noted_at)
    was = bonds(person.pk, came)
    for house, year in came:
        keep_year(house, year)
    MonthTrace.objects.bulk_create(
        MonthTrace(
            structure_id=house,
            month=month,
            who=who,
            visits=counted.visits,
            several=counted.several,
            bond=was[house, year],
        )
        for (house, year), days in came.items()
        for who in [new_id()]
        for month, counted in by_month(days).items()
    )
    presences.delete()


def _keep_count(house: UUID, day: date, gathering: UUID, noted_at: object) -> None:
    """How many were at that gathering stays true."""
    values = {"structure_id": house, "day": day, "people": 0, "noted_at": noted_at}
    headcount, _new = Headcount.objects.get_or_create(gathering_id=gathering, defaults=values)
    Headcount.objects.filter(pk=headcount.pk).update(gone=F("gone") + 1)
