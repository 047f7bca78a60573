"""Say when the team of the watch is there. What was already promised keeps its due time."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.safety.models import WatchClosure, WatchRule
from entrepairs.safety.rules.watch import may_set_watch_hours

Week = Mapping[int, Sequence[tuple[time, time]]]


@transaction.atomic
def set_watch_week(week: Week, *, by: Person) -> None:
    """The whole usual week at once: weekday → ranges."""
    require(may_set_watch_hours(by))
    WatchRule.objects.all().delete()
    ranges = [(day, since, until) for day, slots in week.items() for since, until in slots]
    WatchRule.objects.bulk_create(WatchRule(weekday=day, since=since, until=until) for day, since, until in ranges)


@transaction.atomic
def close_watch(first_day: date, last_day: date, *, by: Person) -> WatchClosure:
    """Nobody on these days, both included. Days that are past are cleaned on the way."""
    require(may_set_watch_hours(by))
    WatchClosure.objects.filter(last_day__lt=now().date()).delete()
    return WatchClosure.objects.get_or_create(first_day=first_day, last_day=last_day)[0]


@transaction.atomic
def reopen_watch(closure: WatchClosure, *, by: Person) -> None:
    require(may_set_watch_hours(by))
    WatchClosure.objects.filter(pk=closure.pk).delete()
