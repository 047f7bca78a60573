"""A flat extract of FINESS: one line a house, titles in the first line, degrees."""

import csv
from typing import IO

from entrepairs.structures.exchange import cleaning
from entrepairs.structures.exchange.finess import FINESS, LICENCE, house, no_trade
from entrepairs.structures.exchange.kinds import of_finess
from entrepairs.structures.exchange.rows import LeftOut, Listed, Readings, Refusal, reading
from entrepairs.structures.exchange.text_files import bounded_lines, csv_rows, separator
from entrepairs.structures.exchange.whereabouts import Whereabouts, number


def is_extract(first_line: str) -> bool:
    return {"finess_et", "categorie", "code_insee"} <= set(first_line.lstrip("\ufeff").strip().split(","))


def read_extract(text: IO[str]) -> Readings:
    lines = bounded_lines(text)
    first = next(lines)
    titles = next(csv.reader([first.lstrip("\ufeff")], delimiter=separator(first)))
    whereabouts = Whereabouts(code="code_insee")
    for line, cells in csv_rows(lines, separator(first)):
        if isinstance(cells, str):
            yield Refusal(line, "", cells)
        else:
            row = dict(zip(titles, cells, strict=False))
            yield reading(line, row.get("nom", ""), _listed, row, whereabouts)


def _listed(line: int, row: dict[str, str], whereabouts: Whereabouts) -> Listed | LeftOut:
    category = row.get("categorie", "")
    if category not in of_finess():
        return no_trade(line)
    key = cleaning.required(row.get("finess_et"), "finess_et", 9)
    postal, name = row.get("code_postal", ""), row.get("commune", "")
    commune = whereabouts.commune("FR", row.get("code_insee", ""), postal, name)
    lat, lon = number(row.get("latitude")), number(row.get("longitude"))
    at_address = row.get("geo") == "adresse" and lat is not None and lon is not None
    values = house(row.get("nom", ""), category, row.get("telephone", ""), column="nom")
    values |= {"country": "FR", "commune": commune.key, "postal_code": postal}
    values["address"] = cleaning.line(row.get("adresse"), "adresse")
    values |= whereabouts.point(commune, (lat or 0.0, lon or 0.0) if at_address else None)
    dated = cleaning.day(row.get("date_maj"), "date_maj")
    return Listed(line, FINESS, key, values, dated, LICENCE, finess=key)
