"""When a place is open: the usual week, what comes once a month, and the days that are not as usual.

The past is never rewritten: hours that change end the day before, and the new ones begin. The yearly report counts
what was true each day."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures.models import OpeningException, OpeningRule, Place, Structure
from entrepairs.structures.rules import may_run_days

DAY = timedelta(days=1)
Slot = tuple[int, time, time, str]
"""Day of the week (0 is Monday), from, until, and who holds the door (OpeningRule.how)."""


def usual_rules(place: Place, day: date) -> list[OpeningRule]:
    """The rules of every week that hold on `day`: those that the grid shows."""
    rules = _from(place, day).filter(Q(first_day=None) | Q(first_day__lte=day))
    return list(rules)


def _from(place: Place, day: date | None) -> QuerySet[OpeningRule]:
    """The rules of every week that hold on `day` or later; None: all of them."""
    rules = OpeningRule.objects.filter(place=place, week=0)
    return rules.filter(Q(last_day=None) | Q(last_day__gte=day)) if day else rules


@transaction.atomic
def write_week(place: Place, slots: Iterable[Slot], first_day: date | None, *, by: Person) -> None:
    """The usual week from `first_day` on; None: it has always been so, or from today when another was written."""
    place = _held(place, by)
    if _from(place, None).exists():
        first_day = first_day or place.structure.today
        if first_day < place.structure.today:
            raise Refused(_("Les jours passés ne changent plus. Choisissez aujourd’hui, ou un jour à venir."))
    wanted = set(slots)
    for rule in _from(place, first_day):
        slot = (rule.weekday, rule.since, rule.until, rule.how)
        if slot in wanted and _begins_by(rule, first_day):
            wanted.discard(slot)
            OpeningRule.objects.filter(pk=rule.pk).update(last_day=None)
        else:
            _end(rule, first_day)
    OpeningRule.objects.bulk_create(
        OpeningRule(place=place, weekday=day, since=since, until=until, how=how, first_day=first_day)
        for day, since, until, how in sorted(wanted)
    )
    _changed(place, "hours.written", by)


@transaction.atomic
def add_monthly(place: Place, *, weekday: int, week: int, since: time, until: time, how: str, by: Person) -> None:
    """« Le premier dimanche du mois », from today on."""
    place = _held(place, by)
    slot = {"weekday": weekday, "week": week, "since": since, "until": until, "how": how}
    OpeningRule.objects.get_or_create(place=place, last_day=None, **slot, defaults={"first_day": place.structure.today})
    _changed(place, "hours.written", by)


@transaction.atomic
def end_rule(rule: OpeningRule, *, by: Person) -> None:
    """It comes no more, from today on."""
    place = _held(rule.place, by)
    _end(rule, place.structure.today)
    _changed(place, "hours.written", by)


@transaction.atomic
def add_exception(
    place: Place, *, first_day: date, last_day: date, ranges: list[tuple[time, time]], how: str, reason: str, by: Person
) -> None:
    """Days that are not as usual: closed without `ranges`, otherwise open then and only then."""
    place = _held(place, by)
    days = {"place": place, "first_day": first_day, "last_day": last_day, "how": how, "reason": reason}
    hours: list[tuple[time | None, time | None]] = [*ranges] or [(None, None)]
    OpeningException.objects.bulk_create(OpeningException(**days, since=since, until=until) for since, until in hours)
    _changed(place, "hours.exception", by)


@transaction.atomic
def remove_exception(exception: OpeningException, *, by: Person) -> None:
    """Back to what is usual, from today on: days that have passed stay as they were."""
    place = _held(exception.place, by)
    today = place.structure.today
    if exception.first_day >= today:
        exception.delete()
    elif exception.last_day >= today:
        OpeningException.objects.filter(pk=exception.pk).update(last_day=today - DAY)
    _changed(place, "hours.exception", by)


def _begins_by(rule: OpeningRule, first_day: date | None) -> bool:
    """Whether the rule already holds on the first day of the new week."""
    return rule.first_day is None or (first_day is not None and rule.first_day <= first_day)


def _end(rule: OpeningRule, first_day: date | None) -> None:
    """Its last day is the day before; if it has not begun by then, it never was."""
    if first_day is None or (rule.first_day is not None and rule.first_day >= first_day):
        rule.delete()
    else:
        OpeningRule.objects.filter(pk=rule.pk).update(last_day=first_day - DAY)


def _held(place: Place, by: Person) -> Place:
    place = Place.objects.select_for_update(of=("self",)).select_related("structure").get(pk=place.pk)
    require(may_run_days(by, place.structure))
    return place


def _changed(place: Place, verb: str, by: Person) -> None:
    Structure.objects.filter(pk=place.structure_id).update(changed_at=now())
    journal(by, verb, place)
