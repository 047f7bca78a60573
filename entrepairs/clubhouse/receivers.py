"""The pages that a Clubhouse has, for its members and its team."""

from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models import of_the_club
from entrepairs.people.models import Person
from entrepairs.structures import doors
from entrepairs.structures.models import Structure


def belongs(person: Person | None, house: Structure) -> bool:
    """Only in a Clubhouse, only for those who are of it."""
    is_club = house.kind == Structure.Kind.CLUBHOUSE and person is not None
    return is_club and of_the_club(person).filter(pk=house.pk).exists()  # type: ignore[arg-type]


doors.add("visit", "clubhouse:day", _("La journée"), order=15, when=belongs)
