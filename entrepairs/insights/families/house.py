"""Who the house is: name, places, room, statute."""

from typing import Any

from django.utils.translation import gettext as _

from entrepairs.insights.figures import Family, Figure, Table
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Lived
from entrepairs.insights.words import day
from entrepairs.places.communes import find


def house(lived: Lived, period: Period) -> Family:
    one = lived.house
    figures = [
        _fact("name", _("Dénomination"), one.name, _("Le nom écrit sur la page de la maison.")),
        _fact("kind", _("Genre"), one.get_kind_display(), _("Choisi à l’ouverture de la maison.")),
        _fact("audience", _("Public accueilli"), one.audience, _("Les mots de la page de la maison.")),
        _fact("legal_form", _("Statut"), one.get_legal_form_display(), _("Qui porte la maison, en droit.")),
        _fact(
            "constituted_on",
            _("Association constituée le"),
            day(one.constituted_on) if one.constituted_on else "",
            _("Le jour de sa constitution."),
        ),
        _fact("premises", _("Local"), one.premises, _("Loué, prêté, partagé : bail et état des lieux.")),
    ]
    return Family("maison", _("La maison"), tuple(figures), tables=(_places(lived, period),))


def _fact(key: str, label: str, value: Any, definition: str) -> Figure:
    missing = "" if value else _("À écrire : %(what)s") % {"what": label.lower()}
    where = "structures:statute" if key in ("legal_form", "constituted_on", "premises") else "structures:team"
    return Figure(key, label, value or None, definition=definition, missing=missing, where=where, words=True)


def _places(lived: Lived, period: Period) -> Table:
    used = [place for place in lived.places if place.closed_on is None or place.closed_on > period.first]
    rows = []
    for place in used:
        commune = find(place.commune)
        town = f"{place.postal_code} {commune.name if commune else ''}".strip()
        rows.append(
            (place.name or _("Lieu principal"), place.address or "–", town, _("oui") if place.itinerant else _("non"))
        )
    columns = (_("Lieu"), _("Adresse"), _("Commune"), _("Itinérant"))
    return Table("places", _("Lieux d’implantation"), columns, tuple(rows), empty=_("Aucun lieu n’est noté."))
