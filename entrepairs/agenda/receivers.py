"""The pages that a house gets from its agenda."""

from django.utils.translation import gettext_lazy as _

from entrepairs.structures import doors

doors.add("visit", "agenda:calendar", _("Agenda"), order=20, when=doors.lives_here)
_DAY = _("ce qui se passe, qui est là")
doors.add("run", "agenda:today", _("Aujourd’hui"), detail=_DAY, order=5, when=doors.lives_here, tab=True)
_SERIES = _("groupes, ateliers, chaque semaine")
doors.add("run", "agenda:series", _("Ce qui revient"), detail=_SERIES, order=25, when=doors.lives_here)
_WEEKS = _("combien de personnes, semaine par semaine")
doors.add("run", "agenda:counts", _("Comptages"), detail=_WEEKS, order=30, when=doors.lives_here)
