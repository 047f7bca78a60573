"""Who is of a Clubhouse: members and team alike, without difference."""

from django.db.models import QuerySet

from entrepairs.people.models import Person
from entrepairs.structures.models import TEAM, Role, Structure, held_by

SIDE_BY_SIDE = [
    Role.Name.MEMBER,
    Role.Name.VOLUNTEER,
    Role.Name.FACILITATOR,
    Role.Name.COORDINATOR,
    Role.Name.BOARD,
]
"""Those who write on the board and take from it: the same acts for all."""


def of_the_club(person: Person) -> QuerySet[Structure]:
    """The Clubhouses of which this person is now, as a member or in the team."""
    return held_by(person, *SIDE_BY_SIDE).filter(kind=Structure.Kind.CLUBHOUSE, opened_at__isnull=False)


def people_of(house: Structure) -> QuerySet[Person]:
    """Those who are of this Clubhouse now."""
    roles = Role.objects.in_force().filter(structure=house, name__in=SIDE_BY_SIDE)
    return Person.objects.filter(pk__in=roles.values("person"))


def team_of(house: Structure) -> QuerySet[Person]:
    """The people of the team now: those whom a member may choose to write with."""
    roles = Role.objects.in_force().filter(structure=house, name__in=TEAM)
    return Person.objects.filter(pk__in=roles.values("person")).order_by("pseudonym")
