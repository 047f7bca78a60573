"""The page of decisions that a house gets."""

from django.utils.translation import gettext_lazy as _

from entrepairs.participation.models import MEMBERS
from entrepairs.people.models import Person
from entrepairs.structures import doors
from entrepairs.structures.models import Structure


def is_member(person: Person | None, house: Structure) -> bool:
    """Of the house, so that its decisions are theirs."""
    return bool(doors.held(person, house) & set(MEMBERS))


_PAGE = "participation:decisions"
_WORDS = _("réunions, votes, comptes rendus")

doors.add("visit", _PAGE, _("Décisions"), order=40, when=is_member)
doors.add("run", _PAGE, _("Décisions"), detail=_WORDS, order=50, when=is_member)
