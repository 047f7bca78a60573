"""What the apps below ask of us, and the first pages of every house."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people import staff
from entrepairs.people.models import Person
from entrepairs.structures import doors
from entrepairs.structures.models import Role, Structure
from entrepairs.structures.rules import carries_a_house, runs_days
from entrepairs.ui import links


def coordinates(person: Person | None, house: Structure) -> bool:
    """Doors that only the coordination sees."""
    return Role.Name.COORDINATOR in doors.held(person, house)


staff.register(carries_a_house)
staff.register(runs_days)
doors.add("visit", "structures:house", _("La maison"), order=10)
doors.add("run", "structures:run", _("Tenir la maison"), order=10, tab=True)
doors.add(
    "run",
    "structures:places",
    _("Lieux et horaires"),
    detail=_("ouvert quand, fermé quand"),
    order=55,
    when=doors.lives_here,
)
doors.add(
    "run",
    "structures:persons",
    _("Les personnes"),
    detail=_("rôles, invitations, demandes à venir"),
    order=60,
    when=coordinates,
)
doors.add(
    "run",
    "structures:team",
    _("La maison, vue de dehors"),
    detail=_("présentation, statut, réseaux"),
    order=70,
    when=coordinates,
)
doors.add(
    "run",
    "structures:corrections",
    _("Erreurs signalées"),
    detail=_("ce qu’on dit de la page publique"),
    order=75,
    when=coordinates,
)
links.add("footer", "structures:directory", _("Trouver un lieu"), order=20)
