"""What the circles of a house need: a word to who writes for the first time."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.community.models import Circle, Welcome
from entrepairs.community.models.welcome import A_DAY
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures import needs
from entrepairs.structures.models import Structure
from entrepairs.structures.needs import Need


def has_circles(person: Person | None, house: Structure) -> bool:
    """The house keeps one."""
    return person is not None and bool(_late(person, house))


def newcomers(person: Person, house: Structure) -> Iterator[Need]:
    """Those to whom nobody has written for a day: nobody is left without a word."""
    if n := sum(_late(person, house)):
        said = ngettext(
            "%(n)d personne a écrit dans un cercle, et attend un mot depuis un jour.",
            "%(n)d personnes ont écrit dans un cercle, et attendent un mot depuis un jour.",
            n,
        )
        yield Need(said % {"n": n}, _("Les accueillir"), reverse("community:welcomes", args=[house.pk]))


def _late(person: Person, house: Structure) -> list[int]:
    """For each circle of the house, how many have waited a day: asked of the database once a page."""
    known: dict[Any, list[int]] = house.__dict__.setdefault("_late_welcomes", {})
    if person.pk not in known:
        late = Welcome.objects.visible_to(person).waiting().filter(wrote_at__lt=now() - A_DAY)
        circles = Circle.objects.filter(structure=house, closed_at=None)
        counted = circles.annotate(late=Count("welcomes", filter=Q(welcomes__in=late.values("pk"))))
        known[person.pk] = list(counted.values_list("late", flat=True))
    return known[person.pk]


needs.add("community:newcomers", newcomers, order=8)
