"""The board: the same acts for members and team, each for oneself."""

from django.utils.translation import gettext as _

from entrepairs.clubhouse.models import Task, of_the_club
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


def may_share_the_day(person: Person, house: Structure) -> Verdict:
    """Members and team of this Clubhouse."""
    if not of_the_club(person).filter(pk=house.pk).exists():
        return No(_("Cette page est celle des personnes de la maison."))
    return YES


def may_take(person: Person, task: Task, takers: list[Person]) -> Verdict:
    """As long as it is to do, needs hands and stands on their board. `takers`: those who took it already."""
    if not (verdict := may_share_the_day(person, task.structure)):
        return verdict
    if task.removed_at is not None or not Task.objects.visible_to(person).filter(pk=task.pk).exists():
        return No(_("Cette tâche n’est plus au tableau."))
    if task.done_at is not None:
        return No(_("C’est déjà fait. Merci d’y avoir pensé."))
    if person not in takers and len(takers) >= task.hands:
        return No(_("Quelqu’un vient de la prendre. Le tableau a peut-être autre chose qui vous plaît."))
    return YES
