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
_OPEN = _("ouvert quand, fermé quand")
doors.add("run", "structures:places", _("Lieux et horaires"), detail=_OPEN, order=55, when=doors.lives_here)
_WHO, _ROLES = _("qui fait quoi, qui demande à venir"), _("Rôles, demandes, visites")
doors.add(
    "run",
    "structures:persons",
    _("Les personnes"),
    listed=_ROLES,
    detail=_WHO,
    group="people",
    order=60,
    when=coordinates,
)
_PAPER = _("un code à donner, sans rien demander")
doors.add(
    "run",
    "structures:invitations",
    _("Invitations sur papier"),
    detail=_PAPER,
    group="people",
    order=62,
    when=coordinates,
)
_SEEN = _("présentation, vécus, critères, téléphone")
doors.add("run", "structures:team", _("Ce que tout le monde voit"), detail=_SEEN, order=70, when=coordinates)
_STATUTE = _("ce que le rapport de l’année demande")
doors.add("run", "structures:statute", _("Statut, postes, conventions"), detail=_STATUTE, order=72, when=coordinates)
_SHARED = _("ce que la maison partage, et avec qui")
doors.add("run", "structures:networks", _("Les réseaux"), detail=_SHARED, order=74, when=coordinates)
_TOLD = _("ce qu’on dit de la page publique")
doors.add("run", "structures:corrections", _("Erreurs signalées"), detail=_TOLD, order=75, when=coordinates)
links.add("footer", "structures:directory", _("Trouver un lieu"), order=20)
