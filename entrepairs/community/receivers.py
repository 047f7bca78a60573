"""The page of circles that a house gets."""

from django.utils.translation import gettext_lazy as _

from entrepairs.structures import doors
from entrepairs.structures.receivers import coordinates

_SAID = _("où l’on s’écrit à plusieurs, et les heures de l’équipe")
doors.add("run", "community:house_circles", _("Cercles"), detail=_SAID, group="people", order=58, when=coordinates)
