"""The board of the day: what there is to do, and who said « moi »."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from entrepairs.clubhouse.models.belonging import of_the_club
from entrepairs.clubhouse.models.reach_out import ReachOut
from entrepairs.clubhouse.models.unit import MOST_HANDS, Part, Unit, WeeklyTask
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with
from entrepairs.structures.models import Structure

__all__ = ["Part", "Task", "TaskTaken"]


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, person: Person) -> "TaskQuerySet":
        """Members and team of the house. Nobody meets a task about themselves, nor about somebody whom a block keeps
        apart from them."""
        return self.met_by(person, blocked_with(person))

    def met_by(self, person: Person, apart: set[UUID]) -> "TaskQuerySet":
        """The same, once one knows whom blocks keep apart from them."""
        rows = self.filter(structure__in=of_the_club(person))
        return rows.exclude(reach_out__member__in={person.pk, *apart})


class Task(models.Model):
    """Something to do together that day (« tâche »). It does not say who wrote it, nor who did it: only that it is
    done, and when. `hands`: how many people it needs. `weekly`: what made it come back.
    `reach_out`: to give news to a member who agreed to it; then it has no words of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="tasks")
    weekly = models.ForeignKey(WeeklyTask, on_delete=models.SET_NULL, null=True, related_name="tasks")
    reach_out = models.ForeignKey(ReachOut, on_delete=models.CASCADE, null=True, related_name="tasks")
    day = models.DateField()
    part = models.CharField(max_length=12, choices=Part, default=Part.ANY)
    text = models.CharField("tâche", max_length=120, blank=True)
    hands = models.PositiveSmallIntegerField("à combien", default=1)
    done_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "part", "text", "pk"]
        indexes = [models.Index(fields=["structure", "day"], name="task_of_house")]
        constraints = [
            models.UniqueConstraint(name="one_task_of_news_a_day", fields=["reach_out", "day"]),
            models.UniqueConstraint(name="one_task_a_week", fields=["weekly", "day"]),
            models.CheckConstraint(name="task_hands", condition=Q(hands__range=(1, MOST_HANDS))),
        ]

    def __str__(self) -> str:
        return self.text


class TaskTakenQuerySet(models.QuerySet["TaskTaken"]):
    def visible_to(self, person: Person, today: date) -> "TaskTakenQuerySet":
        """From `today` on, for those of the house. What is past is nobody’s to look up."""
        return self.filter(task__structure__in=of_the_club(person), task__day__gte=today)


class TaskTaken(models.Model):
    """Someone said « je m’en occupe » (« tâche prise »). Always by themselves; erased once the day is over."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="takings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects = TaskTakenQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [models.UniqueConstraint(name="task_taken_once", fields=["task", "person"])]

    def __str__(self) -> str:
        return str(self.task)
