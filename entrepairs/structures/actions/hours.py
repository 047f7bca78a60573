"""When a place is open: the usual weeks, what comes once a month, and the days that are not as usual.

A day has one truth: what is written last about it stands, and the days around it stay as they were. The yearly report
counts what was true each day: days of a closed report are not written again."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures import weeks
from entrepairs.structures.models import OpeningException, OpeningRule, Place, Structure
from entrepairs.structures.rules import may_run_days
from entrepairs.structures.weeks import EVER, FOREVER, Line, Slot, Stretch
from entrepairs.structures.written_days import may_write

DAY = timedelta(days=1)


def usual_weeks(place: Place) -> list[Stretch]:
    """The weeks of the place, those of the past and those that are planned."""
    return weeks.stretches(_line(rule) for rule in place.opening_rules.all() if not rule.week)


@transaction.atomic
def write_week(
    place: Place,
    slots: Iterable[Slot],
    first_day: date | None,
    *,
    last_day: date | None = None,
    instead_of: date | None = None,
    by: Person,
) -> None:
    """The usual week from `first_day` until the next planned one, or for a season until `last_day`.

    `first_day` None: it has always been so, or from today when another was written. `instead_of`: the week planned
    from that day is taken back first."""
    place = _held(place, by)
    known, today = usual_weeks(place), place.structure.today
    if any(one.week for one in known):
        first_day = first_day or today
        require(may_write(place.structure, first_day))
    if last_day is not None and last_day < (first_day or last_day):
        raise Refused(_("Le dernier jour est avant le premier. Choisissez un jour après, ou laissez vide."))
    if instead_of is not None:
        known = weeks.without_week(known, max(instead_of, today))
    _write(place, weeks.with_week(known, frozenset(slots), first_day or EVER, last_day))
    _changed(place, "hours.written", by)


@transaction.atomic
def remove_week(place: Place, day: date, *, by: Person) -> None:
    """The week of before, instead of the one planned from `day`; one that has begun ends the day before today."""
    place = _held(place, by)
    _write(place, weeks.without_week(usual_weeks(place), max(day, place.structure.today)))
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
    """What came once a month comes no more, from today on; if it had not begun, it never was."""
    place = _held(rule.place, by)
    today = place.structure.today
    if rule.first_day is not None and rule.first_day >= today:
        rule.delete()
    else:
        OpeningRule.objects.filter(pk=rule.pk).update(last_day=today - DAY)
    _changed(place, "hours.written", by)


@transaction.atomic
def add_exception(
    place: Place, *, first_day: date, last_day: date, ranges: list[tuple[time, time]], how: str, reason: str, by: Person
) -> list[OpeningException]:
    """Days that are not as usual: closed without `ranges`, otherwise open then and only then. Gives what had been
    written of these days, and no longer holds."""
    place = _held(place, by)
    require(may_write(place.structure, first_day))
    replaced = _cleared(place, first_day, last_day)
    hours: list[tuple[time | None, time | None]] = [*ranges] or [(None, None)]
    OpeningException.objects.bulk_create(
        OpeningException(
            place=place, first_day=first_day, last_day=last_day, how=how, reason=reason, since=since, until=until
        )
        for since, until in hours
    )
    _changed(place, "hours.exception", by)
    return replaced


@transaction.atomic
def remove_exception(exception: OpeningException, *, by: Person) -> None:
    """Back to what is usual, from today on when some of its days have passed. Days all past: they are taken back."""
    place = _held(exception.place, by)
    today = place.structure.today
    if exception.first_day < today <= exception.last_day:
        OpeningException.objects.filter(pk=exception.pk).update(last_day=today - DAY)
    else:
        require(may_write(place.structure, exception.first_day))
        exception.delete()
    _changed(place, "hours.exception", by)


def _cleared(place: Place, first_day: date, last_day: date) -> list[OpeningException]:
    """Nothing is said any more of these days; those around stay. Gives what was said of them."""
    said = list(OpeningException.objects.filter(place=place, first_day__lte=last_day, last_day__gte=first_day))
    OpeningException.objects.filter(pk__in=[one.pk for one in said]).delete()
    kept = [_part(one, one.first_day, first_day - DAY) for one in said if one.first_day < first_day]
    kept += [_part(one, last_day + DAY, one.last_day) for one in said if one.last_day > last_day]
    OpeningException.objects.bulk_create(kept)
    return [_part(one, max(one.first_day, first_day), min(one.last_day, last_day)) for one in said]


def _part(one: OpeningException, first_day: date, last_day: date) -> OpeningException:
    same = {name: getattr(one, name) for name in ("place", "since", "until", "how", "reason")}
    return OpeningException(**same, first_day=first_day, last_day=last_day)


def _line(rule: OpeningRule) -> Line:
    slot = (rule.weekday, rule.since, rule.until, rule.how)
    return slot, rule.first_day or EVER, rule.last_day or FOREVER


def _write(place: Place, known: list[Stretch]) -> None:
    """The rules that say these weeks, and no others. Those that already say it stay."""
    wanted = weeks.lines_of(known)
    for rule in OpeningRule.objects.filter(place=place, week=0):
        if _line(rule) in wanted:
            wanted.discard(_line(rule))
        else:
            rule.delete()
    OpeningRule.objects.bulk_create(_rule(place, line) for line in sorted(wanted))


def _rule(place: Place, line: Line) -> OpeningRule:
    (weekday, since, until, how), first, last = line
    days = {"first_day": None if first == EVER else first, "last_day": None if last == FOREVER else last}
    return OpeningRule(place=place, weekday=weekday, since=since, until=until, how=how, **days)


def _held(place: Place, by: Person) -> Place:
    place = Place.objects.select_for_update(of=("self",)).select_related("structure").get(pk=place.pk)
    require(may_run_days(by, place.structure))
    return place


def _changed(place: Place, verb: str, by: Person) -> None:
    Structure.objects.filter(pk=place.structure_id).update(changed_at=now())
    journal(by, verb, place)
