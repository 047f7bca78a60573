"""What a Clubhouse holds about a person: what they took on the board today."""

from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models import TaskTaken
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person

RETENTION = {"day": _("jusqu’au lendemain")}

COVERS = {
    "clubhouse.TaskTaken": Table(
        _("Ce que vous avez pris au tableau du jour"),
        {"task person": Held(_("savoir qui s’occupe de quoi, ce jour-là"), "day")},
    ),
}


def export(person: Person) -> dict[str, list[Row]]:
    """What they took, as long as the day lasts."""
    taken = TaskTaken.objects.filter(person=person).select_related("task")
    return {"clubhouse.TaskTaken": rows(taken, "task")}


def erase(person: Person, keep_shared: bool) -> None:
    """All of it leaves with the account."""
