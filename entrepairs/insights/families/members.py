"""Members, visitors, those who are new."""

from collections.abc import Hashable
from datetime import date

from django.utils.translation import gettext as _

from entrepairs.insights.figures import Family, Figure
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Held, Lived
from entrepairs.insights.words import day
from entrepairs.structures.models import Role

VISITOR, MEMBER = Role.Name.VISITOR, Role.Name.MEMBER


def members(lived: Lived, period: Period) -> Family:
    held = [role for role in lived.roles if role.name == MEMBER]
    now, before = _on(held, period.last), members_before(lived, period)
    new = {role.who for role in held if period.holds(role.since)} - before
    visitors = {role.who for role in lived.roles if role.name == VISITOR and role.meets(period.first, period.last)}
    until = day(period.last)
    rests = _("D’après les rôles acceptés dans la maison. Les comptes effacés depuis restent comptés, au mois près.")
    figures = (
        Figure(
            "members",
            _("Membres au 31 décembre") if period.is_over else _("Membres au %(day)s") % {"day": until},
            len(now) if held else None,
            definition=_("Les personnes dont le rôle de membre est accepté et en cours ce jour-là."),
            completeness=rests,
            people=True,
            missing="" if held else _("Aucun rôle de membre n’est noté."),
            where="structures:persons",
        ),
        Figure(
            "new",
            _("Nouveaux membres dans l’année"),
            len(new) if held else None,
            definition=_("Devenu·es membres dans l’année, et qui ne l’étaient pas au 31 décembre d’avant."),
            completeness=rests,
            people=True,
        ),
        Figure(
            "visitors",
            _("Visiteurs et visiteuses dans l’année"),
            len(visitors),
            definition=_("Les personnes qui ont eu un contrat de visite en cours au moins un jour de l’année."),
            completeness=_("Une personne venue sans rien signer n’est pas ici."),
            people=True,
        ),
    )
    return Family("membres", _("Les membres"), figures, unsaid={"new_still": len(new & now)})


def members_before(lived: Lived, period: Period) -> set[Hashable]:
    """Members on 31 December of the year before."""
    held = [role for role in lived.roles if role.name == MEMBER]
    return _on(held, period.before.last)


def _on(held: list[Held], on: date) -> set[Hashable]:
    return {role.who for role in held if role.covers(on)}
