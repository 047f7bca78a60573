"""The pages that a Clubhouse has, for its members and its team; what a block undoes there."""

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.actions.board import free_news_between
from entrepairs.clubhouse.models import of_the_club, writes_in
from entrepairs.people.models import Person
from entrepairs.safety.events import person_blocked
from entrepairs.structures import doors
from entrepairs.structures.models import Structure


def belongs(person: Person | None, house: Structure) -> bool:
    """Only in a Clubhouse, only for those who are of it."""
    if person is None or house.kind != Structure.Kind.CLUBHOUSE:
        return False
    return of_the_club(person).filter(pk=house.pk).exists()


def comes_back(person: Person | None, house: Structure) -> bool:
    """Those who are of it; and those who left something of their own there."""
    if person is None or house.kind != Structure.Kind.CLUBHOUSE:
        return False
    return belongs(person, house) or writes_in(person).filter(pk=house.pk).exists()


doors.add("visit", "clubhouse:day", _("La journée"), order=15, when=belongs)
doors.add("visit", "clubhouse:mine", _("Pour moi"), order=16, when=comes_back)


@receiver(person_blocked)
def separate(blocker: Person, blocked: Person, **_: object) -> None:
    free_news_between(blocker, blocked)
