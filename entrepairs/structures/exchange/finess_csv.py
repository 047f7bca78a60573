"""The former FINESS file (etalab cs1100502, and cs1100507 with positions): no titles, « ; », UTF-8 or Latin-1.

First line `finess;etalab;<n>;<day>`; then a line a house (`structureet`, 32 cells), and, in the file with positions, a
line a point (`geolocalisation`), in metres on the projection that its source names (« EPSG:2154 »)."""

import io
import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from entrepairs.places.communes import Position
from entrepairs.structures.exchange import cleaning
from entrepairs.structures.exchange.finess import FINESS, LICENCE, house, no_trade
from entrepairs.structures.exchange.kinds import of_finess
from entrepairs.structures.exchange.projections import to_degrees
from entrepairs.structures.exchange.rows import LeftOut, Listed, Readings, Refusal, RowRefused, reading
from entrepairs.structures.exchange.text_files import bounded_lines
from entrepairs.structures.exchange.whereabouts import Whereabouts, number

HOUSE, POINT = "structureet", "geolocalisation"
CELLS = 31
OVERSEAS = {"9A": "971", "9B": "972", "9C": "973", "9D": "974", "9E": "975", "9F": "976", "9J": "986"}
_EPSG = re.compile(r"EPSG:(\d{4,5})")
_WAYS = {"R": "rue", "AV": "avenue", "BD": "boulevard", "RTE": "route", "PL": "place", "CHE": "chemin", "ALL": "allée"}
_WAYS |= {"IMP": "impasse", "QU": "quai", "SQ": "square", "CRS": "cours", "PAS": "passage", "FG": "faubourg"}
_REPEATED = {"B": "bis", "T": "ter", "Q": "quater"}


def is_former_finess(first_line: str) -> bool:
    return first_line.lstrip("\ufeff").startswith(("finess;", f"{HOUSE};", f"{POINT};"))


def read_former_finess(text: io.TextIOWrapper) -> Readings:
    """Read twice: the points come after the houses."""
    points = _points(bounded_lines(text))
    text.seek(0)
    whereabouts, dated = Whereabouts(code="commune", commune="ligneacheminement", postal="ligneacheminement"), None
    for line, cells in enumerate((row.rstrip("\r\n").split(";") for row in bounded_lines(text)), start=1):
        if cells[0].lstrip("\ufeff") == "finess":
            dated = _day(cells[-1])
        elif cells[0] == HOUSE:
            name = cells[3] if len(cells) > 3 else ""
            yield reading(line, name, _listed, cells, points, whereabouts, dated)
        elif cells[0] != POINT and any(cells):
            yield Refusal(line, "", _("Nous ne reconnaissons pas cette ligne : ni établissement, ni position."))


def _points(rows: Iterator[str]) -> dict[str, Position]:
    """FINESS number → degrees; points whose projection is not known are left aside."""
    found = {}
    for row in rows:
        if not row.startswith(POINT):
            continue
        cells = [*row.rstrip("\r\n").split(";"), "", "", "", ""]
        x, y, epsg = number(cells[2]), number(cells[3]), _EPSG.search(cells[4])
        if x is not None and y is not None and epsg and abs(x) < 1e8 and abs(y) < 1e8:
            position = to_degrees(int(epsg[1]), x, y)
            if position is not None:
                found[cells[1]] = position
    return found


def _listed(
    line: int, cells: list[str], points: dict[str, Position], whereabouts: Whereabouts, dated: date | None
) -> Listed | LeftOut:
    if len(cells) < CELLS:
        raise RowRefused(
            "", _("Cette ligne a %(n)d cellules : il en faut au moins %(least)d.") % {"n": len(cells), "least": CELLS}
        )
    if cells[18] not in of_finess():
        return no_trade(line)
    code = OVERSEAS[cells[13]][:2] + cells[12] if cells[13] in OVERSEAS else cells[13] + cells[12]
    postal, name = [*cells[15].strip().split(" ", 1), ""][:2]
    commune = whereabouts.commune("FR", code, postal, name)
    values = house(cells[4] or cells[3], cells[18], cells[16], column="rs")
    values |= {"country": "FR", "commune": commune.key, "postal_code": postal, "address": _address(cells)}
    values |= whereabouts.point(commune, points.get(cells[1]))
    key = cleaning.required(cells[1], "nofinesset", 9)
    return Listed(line, FINESS, key, values, dated, LICENCE, finess=key)


def _address(cells: list[str]) -> str:
    """« 12 bis rue des Exemples, ZA du Parc »."""
    way = _WAYS.get(cells[8].strip(), cells[8].strip())
    street = " ".join(part for part in (cells[7], _REPEATED.get(cells[10], cells[10]), way, cells[9]) if part.strip())
    return cleaning.line(", ".join(part for part in (street, cells[11].strip()) if part), "voie")


def _day(text: str) -> date | None:
    try:
        return cleaning.day(text, "datemaj")
    except RowRefused:
        return None
