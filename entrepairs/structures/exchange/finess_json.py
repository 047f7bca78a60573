"""FINESS-Structures, the daily JSON of the Agence du numérique en santé (`schemaVersion` v1.0.0).

Root: `pmej[]`, each with its houses `ege[]`. Three traps, seen in the extract of 2026-08-13: degrees and metres change
places from one address to the next (decided by size, then by the distance to the commune); null stands where a value
was expected, at every level; some commune codes are former ones (the postal code and the name then decide)."""

from collections.abc import Iterator
from datetime import date
from math import isfinite
from typing import IO, Any

from django.utils.translation import gettext as _

from entrepairs.places.communes import Position
from entrepairs.structures.exchange import cleaning
from entrepairs.structures.exchange.finess import FINESS, LICENCE, house, no_trade
from entrepairs.structures.exchange.json_items import items_of, listed_at, part, text_at
from entrepairs.structures.exchange.kinds import of_finess
from entrepairs.structures.exchange.rows import FileRefused, LeftOut, Listed, Readings, RowRefused, reading
from entrepairs.structures.exchange.whereabouts import Whereabouts, likely, number

ROOT = ("schemaVersion", "generatedAt", "pmej")
OPEN, PLACE, MAIN = "A", "03", "01"
_GENERAL = "informationsGeneralesEGE"


def read_finess(text: IO[str]) -> Readings:
    """Houses in the order of the file; a line is the number of the house, from 1."""
    whereabouts, dated, line = Whereabouts("cogCommune", "codePostal", "ligneAcheminement"), None, 0
    for name, value in items_of(text, ROOT):
        if name == "schemaVersion" and not str(value).startswith("v1"):
            raise FileRefused(
                _("Ce fichier FINESS est de version %(said)s. Nous lisons la version 1.") % {"said": str(value)[:20]}
            )
        if name == "generatedAt":
            dated = _day(str(value))
        if name == "pmej":
            for ege in listed_at(value, "ege"):
                line += 1
                yield reading(line, _name(ege), _listed, ege, whereabouts, dated)


def _name(ege: Any) -> str:
    return text_at(ege, _GENERAL, "nomEgeLong") or text_at(ege, _GENERAL, "nomEgeCourt")


def _listed(line: int, ege: Any, whereabouts: Whereabouts, dated: date | None) -> Listed | LeftOut:
    category = text_at(ege, "categorieentiteGeographiqueExercice")
    if category not in of_finess():
        return no_trade(line)
    if text_at(ege, "etatObjet") != OPEN:
        key = text_at(ege, _GENERAL, "numFinessEge")
        return LeftOut(line, _("fermée, d’après la liste"), finess=key, name=_name(ege)[:120])
    key = cleaning.required(text_at(ege, _GENERAL, "numFinessEge"), "numFinessEge", 9)
    address = _place(ege)
    postal, name = text_at(address, "codePostal"), text_at(address, "ligneAcheminement")
    commune = whereabouts.commune("FR", text_at(address, "cogCommune"), postal, name)
    values = house(_name(ege), category, _phone(ege), column="nomEgeLong")
    values |= {"country": "FR", "commune": commune.key, "postal_code": postal}
    values["address"] = cleaning.line(text_at(address, "ligneQuatre") or _street(address), "ligneQuatre")
    near = (one for one in positions(part(address, "coordonneesGeographique")) if likely(one, commune))
    values |= whereabouts.point(commune, next(near, None))
    return Listed(line, FINESS, key, values, dated, LICENCE, finess=key)


def _place(ege: Any) -> Any:
    """The address where one goes; else the first that says something."""
    addresses = [one for one in listed_at(ege, "adresse") if isinstance(one, dict)]
    return next((one for one in addresses if text_at(one, "usageAdresse") == PLACE), next(iter(addresses), None))


def _street(address: Any) -> str:
    return " ".join(filter(None, (text_at(address, name) for name in ("numeroVoie", "typeVoie", "libelleVoie"))))


def _phone(ege: Any) -> str:
    contacts = listed_at(ege, "contact")
    main = [one for one in contacts if text_at(one, "typeContact", "roleContact") == MAIN]
    return next((said for one in (*main, *contacts) if (said := text_at(one, "telecom", "telephone"))), "")


def positions(point: Any) -> Iterator[Position]:
    """The degrees among the four numbers of a point, whichever pair holds them, in either order."""
    pairs = (("directionLatitude", "directionLongitude"), ("coordonneeY", "coordonneeX"))
    for names in pairs:
        first, second = (number(text_at(point, name)) for name in names)
        if first is None or second is None or not (isfinite(first) and isfinite(second)):
            continue
        if abs(first) <= 180 and abs(second) <= 180 and (first, second) != (0, 0):
            yield from (pair for pair in ((first, second), (second, first)) if abs(pair[0]) <= 90)


def _day(text: str) -> date | None:
    try:
        return cleaning.day(text, "generatedAt")
    except RowRefused:
        return None
