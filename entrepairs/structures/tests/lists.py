"""Lists as they are sent: files of tests/data, and files made by hand."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from entrepairs.people.models import Administrator, Person
from entrepairs.structures.actions.imports import send_list
from entrepairs.structures.exchange.kinds import DATA
from entrepairs.structures.exchange.reading import FORMS, form_of
from entrepairs.structures.exchange.rows import LeftOut, Listed, Reading, Refusal
from entrepairs.structures.importing.reading import read_import
from entrepairs.structures.models import Import

SAMPLES = Path(__file__).parent / "data"
TEMPLATE = DATA / "modele_import_structures.csv"
TITLES = "nom;type;adresse;code_postal;commune;pays;telephone;courriel;site_web;publics;vecus;horaires;langues;"
TITLES += "accessibilite;latitude;longitude;source;source_date;id_externe"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def read(content: bytes | str) -> list[Reading]:
    """All that the readers give for this file."""
    form, text = form_of(io.BytesIO(content.encode() if isinstance(content, str) else content))
    return list(FORMS[form].read(text))


def houses(content: bytes | str) -> list[Listed]:
    return [one for one in read(content) if isinstance(one, Listed)]


def refusals(content: bytes | str) -> list[Refusal]:
    return [one for one in read(content) if isinstance(one, Refusal)]


def left_out(content: bytes | str) -> list[LeftOut]:
    return [one for one in read(content) if isinstance(one, LeftOut)]


def table(*rows: dict[str, str], titles: str = TITLES) -> str:
    """The template, filled with these rows; what a row does not say is « GEM du Lac », in Dijon."""
    usual = {"nom": "GEM du Lac", "type": "gem", "commune": "Dijon", "code_postal": "21000", "source": "ARS"}
    out = io.StringIO()
    writer = csv.DictWriter(out, titles.split(";"), delimiter=";", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows([usual | row for row in rows])
    return out.getvalue()


def flat_rows() -> Iterator[dict[str, str]]:
    """The 253 real rows."""
    with (SAMPLES / "finess_extrait_structures.csv").open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def administrator(someone: Person) -> Person:
    Administrator.objects.create(person=someone)
    return someone


def brought_by(someone: Person) -> Import:
    """The template, sent by someone who administers the installation, and read."""
    importing = send_list(io.BytesIO(TEMPLATE.read_bytes()), "liste.csv", by=administrator(someone))
    read_import(importing)
    importing.refresh_from_db()
    return importing
