"""Write on the board, take from it, give back, say that it is done. Nothing here goes to the journal: a record of who
took what, kept aside, would be the history by person that the board refuses (docs/decisions/0011)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.clubhouse.models import ReachOut, Task, TaskTaken, Unit
from entrepairs.clubhouse.rules.board import may_share_the_day, may_take
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def write_task(
    house: Structure, day: date, text: str, *, unit: Unit | None = None, part: str, hands: int = 1, by: Person
) -> Task:
    """Something to do that day. Written by anyone of the house, for whoever wants to take it."""
    require(may_share_the_day(by, house))
    if unit is not None and unit.structure_id != house.pk:
        raise Refused(_("Cette unité est celle d’une autre maison."))
    return Task.objects.create(structure=house, unit=unit, day=day, text=text, part=part, hands=hands)


@transaction.atomic
def take_task(task: Task, *, by: Person) -> None:
    """« Je m’en occupe »: for oneself, never for someone else. Taking twice changes nothing."""
    task = _held(task)
    takers = [taking.person for taking in task.takings.select_related("person")]
    require(may_take(by, task, takers))
    TaskTaken.objects.get_or_create(task=task, person=by)


@transaction.atomic
def give_back_task(task: Task, *, by: Person) -> None:
    """« Finalement, non »: no reason is asked, nothing of it is kept."""
    TaskTaken.objects.filter(task=_held(task), person=by).delete()


@transaction.atomic
def free_news_between(one: Person, other: Person) -> None:
    """They want no contact: the news of one that the other had taken to give are for whoever wants to give them. It
    looks like any task that was given back."""
    both = [one.pk, other.pk]
    TaskTaken.objects.filter(person__in=both, task__reach_out__member__in=both).delete()


@transaction.atomic
def mark_done(task: Task, done: bool, *, by: Person) -> None:
    """Done, or to do again: said by anyone of the house, without a name."""
    task = _held(task)
    require(may_share_the_day(by, task.structure))
    Task.objects.filter(pk=task.pk, done_at__isnull=done).update(done_at=now() if done else None)
    if task.reach_out_id is not None:
        ReachOut.objects.filter(pk=task.reach_out_id).update(given_on=task.day if done else None)


@transaction.atomic
def remove_task(task: Task, *, by: Person) -> None:
    """Take it off the board: it does not come back that day. News that could not be given are tried again tomorrow."""
    task = _held(task)
    require(may_share_the_day(by, task.structure))
    task.takings.all().delete()
    Task.objects.filter(pk=task.pk, removed_at=None).update(removed_at=now())


def _held(task: Task) -> Task:
    return Task.objects.select_for_update(of=("self",)).select_related("structure").get(pk=task.pk)
