"""What both forms of FINESS share: the name of the list, its licence, a house as FINESS says it."""

from django.utils.translation import gettext as _

from entrepairs.structures.exchange import cleaning
from entrepairs.structures.exchange.kinds import of_finess
from entrepairs.structures.exchange.rows import LeftOut, Values

FINESS = "FINESS"
LICENCE = "Licence Ouverte 2.0"
"""Said by the page of the data set; its programming interface says ODbL. Source and day are shown in both cases."""


def house(name: str, category: str, phone: str, *, column: str) -> Values:
    """Name, kind and phone; FINESS has neither hours, nor audience, nor e-mail."""
    trade = of_finess()[category]
    return {
        "name": cleaning.required(name, column, cleaning.LONGEST["name"]),
        "kind": trade.kind,
        "category": trade.category,
        "phone": cleaning.lenient(cleaning.phone, phone),
    }


def no_trade(line: int) -> LeftOut:
    return LeftOut(line, _("d’un autre métier que ceux de cet annuaire"))
