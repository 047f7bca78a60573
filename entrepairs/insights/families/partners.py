"""Conventions and partners; visits of the health agency or of a funder."""

from django.utils.translation import gettext as _

from entrepairs.insights.figures import Family, Figure, Table
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Lived
from entrepairs.insights.words import day
from entrepairs.structures.models import Convention

Kind = Convention.Kind
CONVENTION, VISIT = "structures:new_convention", "structures:new_visit"


def partners(lived: Lived, period: Period) -> Family:
    during = [one for one in lived.conventions if _in_force(one, period)]
    visits = [one for one in lived.visits if period.holds(one.on)]
    number = Figure(
        "conventions",
        _("Conventions en cours dans l’année"),
        len(during),
        definition=_("Signées, et en cours au moins un jour de l’année."),
    )
    came = Figure(
        "agency_visits",
        _("Visites de l’ARS et des financeurs"),
        len(visits),
        definition=_("Notées par la maison, dans l’année."),
    )
    figures = (_named(during, Kind.SPONSOR), _named(during, Kind.MANAGEMENT), number, came)
    rows = tuple((one.by, day(one.on)) for one in visits)
    received = Table(
        "agency_visits", _("Visites reçues"), (_("Qui"), _("Quand")), rows, empty=_("Aucune visite notée.")
    )
    return Family("partenaires", _("Conventions et partenaires"), figures, tables=(_conventions(during), received))


def _named(during: list[Convention], kind: Kind) -> Figure:
    names = ", ".join(one.partner for one in during if one.kind == kind)
    sponsor = kind == Kind.SPONSOR
    missing = _("Aucun parrain n’est noté.") if sponsor else _("Aucun gestionnaire n’est noté.")
    return Figure(
        str(kind.value),
        _("Parrain") if sponsor else _("Gestionnaire"),
        names or None,
        definition=_("Convention de parrainage en cours.") if sponsor else _("Convention de gestion en cours."),
        missing="" if names else missing,
        where=CONVENTION,
        words=True,
    )


def _conventions(during: list[Convention]) -> Table:
    rows = tuple(
        (
            one.get_kind_display(),
            one.partner,
            one.get_partner_kind_display(),
            day(one.signed_on),
            day(one.until) if one.until else "",
        )
        for one in during
    )
    columns = (_("Genre"), _("Partenaire"), _("Ce qu’il fait"), _("Signée le"), _("Jusqu’au"))
    empty = _("Aucune convention n’est notée.")
    missing = "" if rows else empty
    return Table("conventions", _("Conventions"), columns, rows, empty=empty, missing=missing, where=CONVENTION)


def _in_force(one: Convention, period: Period) -> bool:
    return one.signed_on <= period.last and (one.until is None or one.until >= period.first)
