"""The units of the house, and what comes back every week: decided together, written by anyone of the house."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.clubhouse.models import Task, Unit, WeeklyTask
from entrepairs.clubhouse.rules.board import may_share_the_day
from entrepairs.clubhouse.tasks.week import prepare_week, today_in
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def open_unit(house: Structure, name: str, about: str = "", *, by: Person) -> Unit:
    require(may_share_the_day(by, house))
    if Unit.objects.open().filter(structure=house, name=name).exists():
        raise Refused(_("Une unité porte déjà ce nom. Choisissez-en un autre."))
    rank = Unit.objects.filter(structure=house).count()
    unit = Unit.objects.create(structure=house, name=name, about=about, rank=rank)
    journal(by, "unit.opened", unit)
    return unit


@transaction.atomic
def change_unit(unit: Unit, name: str, about: str, *, by: Person) -> None:
    unit = _held(unit)
    require(may_share_the_day(by, unit.structure))
    if Unit.objects.open().filter(structure=unit.structure, name=name).exclude(pk=unit.pk).exists():
        raise Refused(_("Une unité porte déjà ce nom. Choisissez-en un autre."))
    Unit.objects.filter(pk=unit.pk).update(name=name, about=about)
    journal(by, "unit.changed", unit)


@transaction.atomic
def close_unit(unit: Unit, *, by: Person) -> None:
    """It leaves the board, with what comes back in it; past days stay as they were."""
    unit = _held(unit)
    require(may_share_the_day(by, unit.structure))
    Task.objects.filter(unit=unit, day__gte=today_in(unit.structure), done_at=None).delete()
    unit.weekly_tasks.all().delete()
    Unit.objects.filter(pk=unit.pk, closed_at=None).update(closed_at=now())
    journal(by, "unit.closed", unit)


@transaction.atomic
def add_weekly(unit: Unit, weekday: int, text: str, *, part: str, hands: int = 1, by: Person) -> WeeklyTask:
    """It is on the board of that day, this week already and every week."""
    unit = _held(unit)
    require(may_share_the_day(by, unit.structure))
    weekly = WeeklyTask.objects.create(unit=unit, weekday=weekday, text=text, part=part, hands=hands)
    prepare_week(unit.structure)
    return weekly


@transaction.atomic
def remove_weekly(weekly: WeeklyTask, *, by: Person) -> None:
    """It comes back no more; what someone has taken already stays."""
    require(may_share_the_day(by, weekly.unit.structure))
    Task.objects.filter(weekly=weekly, done_at=None, takings=None).delete()
    WeeklyTask.objects.filter(pk=weekly.pk).delete()


def _held(unit: Unit) -> Unit:
    return Unit.objects.select_for_update(of=("self",)).select_related("structure").get(pk=unit.pk)
