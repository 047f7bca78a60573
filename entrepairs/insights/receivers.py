"""The pages that a house and a network get from their figures."""

from django.utils.translation import gettext_lazy as _

from entrepairs.insights.rules import closed_years
from entrepairs.people.models import Person
from entrepairs.structures import doors, written_days
from entrepairs.structures.models import NETWORKS, Structure
from entrepairs.structures.receivers import coordinates


def adds_up(person: Person | None, house: Structure) -> bool:
    """A network, seen by its coordination."""
    return house.kind in NETWORKS and coordinates(person, house)


doors.add(
    "run",
    "insights:network",
    _("Réseau"),
    detail=_("les sommes des maisons d’accord"),
    group="year",
    order=85,
    when=adds_up,
)
doors.add(
    "run",
    "insights:reports",
    _("Rapports"),
    detail=_("l’année, en chiffres et en mots"),
    group="year",
    order=80,
    when=coordinates,
)
written_days.register(closed_years)
