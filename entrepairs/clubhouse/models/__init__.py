from entrepairs.clubhouse.models.belonging import of_the_club
from entrepairs.clubhouse.models.screen import Screen
from entrepairs.clubhouse.models.task import Part, Task, TaskTaken
from entrepairs.clubhouse.models.unit import Unit, WeeklyTask

__all__ = ["Part", "Screen", "Task", "TaskTaken", "Unit", "WeeklyTask", "of_the_club"]
