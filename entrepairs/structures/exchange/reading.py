"""Any list that we know, read as rows: the form of the file is found in its first lines. Pure."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.structures.exchange.data_inclusion import read_data_inclusion
from entrepairs.structures.exchange.finess_csv import is_former_finess, read_former_finess
from entrepairs.structures.exchange.finess_extract import is_extract, read_extract
from entrepairs.structures.exchange.finess_json import read_finess
from entrepairs.structures.exchange.rows import FileRefused, Readings
from entrepairs.structures.exchange.template import is_template, read_template
from entrepairs.structures.exchange.text_files import LONGEST_LINE, opened_text

HEAD = 4_000


@dataclass(frozen=True)
class Form:
    """A form of file: its name in a sentence, and what reads it."""

    name: str | Promise
    read: Callable[[io.TextIOWrapper], Readings]


FORMS = {
    "modele": Form(gettext_lazy("notre modèle de tableau"), read_template),
    "finess_csv": Form(gettext_lazy("FINESS, ancien fichier CSV"), read_former_finess),
    "finess_extrait": Form(gettext_lazy("FINESS, extrait à plat"), read_extract),
    "finess_json": Form(gettext_lazy("FINESS-Structures, JSON"), read_finess),
    "data_inclusion": Form(gettext_lazy("data·inclusion, JSON"), read_data_inclusion),
}


def form_of(file: IO[bytes]) -> tuple[str, io.TextIOWrapper]:
    """The key of FORMS that this file is written in, and the file as text, at its start. Raises FileRefused."""
    text = opened_text(file)
    first = text.readline(LONGEST_LINE)
    head = (first + text.read(HEAD))[:HEAD].lstrip("\ufeff \t\r\n")
    text.seek(0)
    if not head.strip():
        raise FileRefused(_("Ce fichier est vide."))
    if head[0] in "[{":
        return ("finess_json" if '"pmej"' in head or '"schemaVersion"' in head else "data_inclusion"), text
    if is_former_finess(first):
        return "finess_csv", text
    if is_extract(first):
        return "finess_extrait", text
    if is_template(first):
        return "modele", text
    raise FileRefused(
        _("Nous ne reconnaissons pas ce fichier. Partez du modèle, et gardez les noms des colonnes en première ligne.")
    )
