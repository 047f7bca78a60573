"""Why a seat stays empty, and why someone may not be placed there: in words. Never who refused whom."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from entrepairs.agenda.rota.limits import Limit


def why_empty(reasons: Iterable[Limit]) -> list[str]:
    """In the same order; a single sentence when somebody could still hold it."""
    known = {
        Limit.GUIDED: _("Il manque quelqu’un d’expérience."),
        Limit.WEEK: _("Les personnes qui pourraient venir en tiennent déjà assez cette semaine-là."),
        Limit.REST: _("Les personnes qui pourraient venir tiennent une permanence trop près de celle-ci."),
        Limit.CANNOT: _("Personne d’autre ne peut à ce moment."),
    }
    return [known[one] for one in reasons if one in known] or [_("Quelqu’un pourrait encore la tenir.")]


def why_not(limits: set[Limit]) -> str:
    """The first thing to know; "" when nothing keeps them away."""
    known = {
        Limit.FULL: _("Cette permanence a tout son monde."),
        Limit.CANNOT: _("Cette personne n’a pas dit qu’elle pouvait à ce moment. Demandez-lui d’abord."),
        Limit.WEEK: _("Cette personne en tient déjà autant qu’elle veut cette semaine-là."),
        Limit.DAY: _("Cette personne tient déjà une permanence ce jour-là."),
        Limit.REST: _("Cette personne tient une permanence trop près de celle-ci : il lui faut onze heures de repos."),
        Limit.GUIDED: _("Il faut d’abord quelqu’un d’expérience, ou quelqu’un de plus à côté."),
    }
    return next((words for limit, words in known.items() if limit in limits), "")
