"""What the circles of a house need: a word to who writes for the first time."""

from collections.abc import Iterator

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
    return Circle.objects.filter(structure=house, closed_at=None).exists()


def newcomers(person: Person, house: Structure) -> Iterator[Need]:
    """Those to whom nobody has written for a day: nobody is left without a word."""
    rows = Welcome.objects.visible_to(person).waiting().filter(circle__structure=house, wrote_at__lt=now() - A_DAY)
    if n := rows.count():
        said = ngettext(
            "%(n)d personne a écrit dans un cercle, et attend un mot depuis un jour.",
            "%(n)d personnes ont écrit dans un cercle, et attendent un mot depuis un jour.",
            n,
        )
        yield Need(said % {"n": n}, _("Les accueillir"), reverse("community:welcomes", args=[house.pk]))


needs.add("community:newcomers", newcomers, order=8)
