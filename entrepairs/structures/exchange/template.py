"""The CSV template that anybody can fill in with a spreadsheet (data/modele_import_structures.csv).

Columns may come in any order; those that are absent are things the list does not speak of. `nom`, `type`, `source`, and
`commune` or `code_postal` are needed. « ; », « , » or tabs between cells; UTF-8 or what Windows writes."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO, Any

from django.utils.translation import gettext as _

from entrepairs.places.text import fold
from entrepairs.structures.exchange import cleaning, kinds
from entrepairs.structures.exchange.known_words import experience_of, language_of
from entrepairs.structures.exchange.rows import (
    FileRefused,
    LeftOut,
    Listed,
    Readings,
    Refusal,
    RowRefused,
    Values,
    reading,
)
from entrepairs.structures.exchange.sheets import unguarded
from entrepairs.structures.exchange.text_files import bounded_lines, csv_rows, separator
from entrepairs.structures.exchange.weekly_hours import HoursUnread, read_hours
from entrepairs.structures.exchange.whereabouts import Whereabouts, normal_name, number

Row = dict[str, str]

COLUMNS = (
    *("nom", "type", "adresse", "code_postal", "commune", "pays", "telephone", "courriel", "site_web"),
    *("publics", "vecus", "horaires", "langues", "accessibilite", "latitude", "longitude"),
    *("source", "source_date", "id_externe"),
)
MORE = ("finess", "presentation", "licence", "code_insee", "categorie")
NEEDED = ("nom", "type", "source")
_COUNTRIES = {"": "FR", "fr": "FR", "france": "FR", "be": "BE", "belgique": "BE", "belgie": "BE"}


def titles_of(first_line: str) -> list[str]:
    """The names of the columns, folded: « Code postal » is « code_postal »."""
    cells = next(iter([first_line.strip().lstrip("\ufeff").split(separator(first_line))]))
    return ["_".join(fold(cell.strip().strip('"').replace("_", " ")).split()) for cell in cells]


def is_template(first_line: str) -> bool:
    return {"nom", "type"} <= set(titles_of(first_line))


def read_template(text: IO[str]) -> Readings:
    """The rows of a filled template. Raises FileRefused when its first line is not one of titles."""
    lines = bounded_lines(text)
    first = next(lines, "")
    titles = titles_of(first)
    missing = [title for title in NEEDED if title not in titles]
    if missing or not {"commune", "code_postal"} & set(titles):
        wanted = ", ".join(missing) or "commune"
        raise FileRefused(
            _("Il manque des colonnes : %(columns)s. Partez du modèle, et gardez sa première ligne.")
            % {"columns": wanted}
        )
    reader = _Reader(Whereabouts(code="code_insee"))
    yield from _readings(csv_rows(lines, separator(first)), titles, reader)


def _readings(rows: Iterator[tuple[int, list[str] | str]], titles: list[str], reader: "_Reader") -> Readings:
    for line, cells in rows:
        if isinstance(cells, str):
            yield Refusal(line, "", cells)
        elif len(cells) > len(titles) and any(cell.strip() for cell in cells[len(titles) :]):
            yield Refusal(
                line,
                "",
                _("Cette ligne a %(n)d cellules, et le tableau %(most)d colonnes.")
                % {"n": len(cells), "most": len(titles)},
            )
        else:
            row = dict(zip(titles, map(unguarded, cells), strict=False))
            yield reading(line, row.get("nom", ""), reader.listed, row)


class _Reader:
    def __init__(self, whereabouts: Whereabouts) -> None:
        self._whereabouts = whereabouts

    def listed(self, line: int, row: Row) -> Listed | LeftOut:
        values = self._who(row) | self._where(row) | self._contact(row) | self._more(row)
        source = cleaning.required(row.get("source"), "source", 80)
        given = cleaning.line(row.get("id_externe"), "id_externe", 80)
        return Listed(
            line=line,
            source=source,
            external_id=given or derived_id(values),
            values=values,
            dated=_dated(row),
            licence=cleaning.line(row.get("licence"), "licence", 80),
            finess=cleaning.line(row.get("finess"), "finess", 9),
        )

    def _who(self, row: Row) -> Values:
        name = cleaning.required(row.get("nom"), "nom", cleaning.LONGEST["name"])
        said = cleaning.required(row.get("type"), "type")
        trade = kinds.named(said)
        if trade is None:
            raise RowRefused(
                "type",
                _("Nous ne connaissons pas le type « %(said)s ». Écrivez gem, clubhouse, cmp…") % {"said": said[:40]},
            )
        category = cleaning.line(row.get("categorie"), "categorie", cleaning.LONGEST["category"])
        return {"name": name, "kind": trade.kind, "category": category or trade.category}

    def _where(self, row: Row) -> Values:
        country = _COUNTRIES.get(row.get("pays", "").strip().lower().replace("ë", "e"))
        if country is None:
            raise RowRefused("pays", _("Écrivez FR ou BE."))
        postal = cleaning.line(row.get("code_postal"), "code_postal", 8)
        code, name = row.get("code_insee", ""), cleaning.line(row.get("commune"), "commune", 80)
        commune = self._whereabouts.commune(country, code, postal, name)
        point = self._whereabouts.point(commune, _position(row), strict=True)
        address = _said(row, "adresse", "address", cleaning.line)
        return {"country": country, "commune": commune.key, "postal_code": postal} | address | point

    def _contact(self, row: Row) -> Values:
        return (
            _said(row, "telephone", "phone", cleaning.phone)
            | _said(row, "courriel", "email", cleaning.email)
            | _said(row, "site_web", "website", cleaning.website)
        )

    def _more(self, row: Row) -> Values:
        return (
            _audience(row)
            | _said(row, "presentation", "presentation", lambda text, _column: cleaning.longer_text(text))
            | _said(row, "langues", "languages", _languages)
            | _said(row, "accessibilite", "access", cleaning.keys)
            | _said(row, "horaires", "hours", _hours)
        )


def derived_id(values: Values) -> str:
    """The key of a line that has none: the same name in the same commune is the same line, time after time."""
    said = f"{normal_name(values['name'])}|{values['commune']}|{values['kind']}"
    return "nom-" + hashlib.sha256(said.encode()).hexdigest()[:16]


def _said(row: Row, column: str, field: str, read: Callable[[str, str], Any]) -> Values:
    """The value of a column that the list has; nothing when it has not."""
    return {field: read(row[column], column)} if column in row else {}


def _position(row: Row) -> tuple[float, float] | None:
    """None when both cells are empty, or nought: what spreadsheets write for nothing."""
    lat, lon = row.get("latitude", "").strip(), row.get("longitude", "").strip()
    if not lat and not lon:
        return None
    north, east = number(lat), number(lon)
    if north is None or east is None:
        raise RowRefused("latitude", _("La latitude et la longitude s’écrivent en degrés : 47.3220 et 5.0415."))
    return None if (north, east) == (0, 0) else (north, east)


def _audience(row: Row) -> Values:
    """Experiences that we know by name become keys; the other words stay words, with the audience."""
    said = cleaning.split(cleaning.line(row.get("publics"), "publics"))
    if "vecus" not in row:
        return {"audience": ", ".join(said)} if "publics" in row else {}
    named = cleaning.split(cleaning.line(row["vecus"], "vecus", 500))
    keys = {word: experience_of(word) for word in named}
    said += [word.replace("-", " ") for word, key in keys.items() if key is None]
    audience = cleaning.line(", ".join(said), "publics", cleaning.LONGEST["audience"])
    return {"audience": audience, "experiences": sorted({key for key in keys.values() if key})}


def _languages(text: str, column: str) -> list[str]:
    found = []
    for said in cleaning.split(cleaning.line(text, column)):
        key = language_of(said)
        if key is None:
            raise RowRefused(
                column,
                _("Nous ne connaissons pas la langue « %(said)s ». Écrivez par exemple : fr.") % {"said": said[:40]},
            )
        found.append(key)
    return list(dict.fromkeys(found))


def _hours(text: str, column: str) -> list[list[Any]]:
    try:
        return [list(slot) for slot in read_hours(cleaning.line(text, column, 500))]
    except HoursUnread as unread:
        said = _("Nous ne comprenons pas « %(said)s ». Écrivez par exemple : lu-ve 13:30-18:00.")
        raise RowRefused(column, said % {"said": str(unread)[:60]}) from None


def _dated(row: Row) -> date | None:
    return cleaning.day(row.get("source_date"), "source_date")
