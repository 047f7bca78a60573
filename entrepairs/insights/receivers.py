"""The pages that a house and a network get from their figures."""

from django.utils.translation import gettext_lazy as _

from entrepairs.structures import doors
from entrepairs.structures.receivers import coordinates

doors.add(
    "run", "insights:reports", _("Rapports"), detail=_("l’année, en chiffres et en mots"), order=80, when=coordinates
)
