"""The page of decisions that a house gets."""

from django.utils.translation import gettext_lazy as _

from entrepairs.participation.rules import is_member
from entrepairs.structures import doors

_PAGE = "participation:decisions"
_WORDS = _("réunions, votes, comptes rendus")

doors.add("visit", _PAGE, _("Décisions"), order=40, when=is_member)
doors.add("run", _PAGE, _("Décisions"), detail=_WORDS, order=50, when=is_member)
