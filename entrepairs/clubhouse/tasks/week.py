"""Put on the board what comes back; forget who took what once the day is over."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from entrepairs.clubhouse.models import Task, TaskTaken, Unit, WeeklyTask
from entrepairs.core.clock import now
from entrepairs.structures.models import Structure

AHEAD = 7
"""Days that are ready on the board, today included."""
KEPT = timedelta(days=92)


def today_in(house: Structure) -> date:
    """The day on the wall clock of the house."""
    return now().astimezone(ZoneInfo(house.zone)).date()


@transaction.atomic
def prepare_week(house: Structure) -> None:
    """What comes back is on the board for today and the days after. Twice is as once; what was taken off stays off."""
    first = today_in(house)
    days = [first + timedelta(days=ahead) for ahead in range(AHEAD)]
    weekly = WeeklyTask.objects.filter(unit__in=Unit.objects.open().filter(structure=house))
    rows = [_task(house, one, day) for one in weekly for day in days if day.weekday() == one.weekday]
    Task.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def forget(house: Structure) -> None:
    """Who took what is erased once the day is over; what was to do, after three months."""
    today = today_in(house)
    TaskTaken.objects.filter(task__structure=house, task__day__lt=today).delete()
    Task.objects.filter(structure=house, day__lt=today - KEPT).delete()


def _task(house: Structure, weekly: WeeklyTask, day: date) -> Task:
    return Task(
        structure=house,
        unit_id=weekly.unit_id,
        weekly=weekly,
        day=day,
        part=weekly.part,
        text=weekly.text,
        hands=weekly.hands,
    )
