from entrepairs.clubhouse.models.belonging import of_the_club, team_of
from entrepairs.clubhouse.models.employment import Employment, EmploymentStep
from entrepairs.clubhouse.models.own import writes_in
from entrepairs.clubhouse.models.reach_out import ReachOut
from entrepairs.clubhouse.models.record import Record, RecordVersion
from entrepairs.clubhouse.models.screen import Screen
from entrepairs.clubhouse.models.task import Part, Task, TaskTaken
from entrepairs.clubhouse.models.unit import Unit, WeeklyTask

__all__ = [
    "Employment",
    "EmploymentStep",
    "Part",
    "ReachOut",
    "Record",
    "RecordVersion",
    "Screen",
    "Task",
    "TaskTaken",
    "Unit",
    "WeeklyTask",
    "of_the_club",
    "team_of",
    "writes_in",
]
