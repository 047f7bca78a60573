"""Where someone has something of their own, whether or not they still come."""

from django.db.models import Q, QuerySet

from entrepairs.clubhouse.models.employment import Employment
from entrepairs.clubhouse.models.reach_out import ReachOut
from entrepairs.clubhouse.models.record import Record
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


def writes_in(person: Person) -> QuerySet[Structure]:
    """The houses where this person has a page, a project, or a yes to take back."""
    pages, projects = (rows.objects.filter(member=person).values("structure") for rows in (Record, Employment))
    news = ReachOut.objects.in_force().filter(member=person).values("structure")
    return Structure.objects.filter(Q(pk__in=pages) | Q(pk__in=projects) | Q(pk__in=news))
