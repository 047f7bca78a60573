"""The languages a person may name: ISO 639 codes and French names, read from data/languages.csv (its provenance is in
data/PROVENANCE.md)."""

import csv
from pathlib import Path

_ROWS = list(csv.DictReader((Path(__file__).parent / "data" / "languages.csv").read_text("utf-8").splitlines()))

LANGUAGES: dict[str, str] = {row["code_iso639"]: row["nom_fr"] for row in _ROWS}
MOST = 5


def label(code: str) -> str:
    """French name of a language; the code itself when the list does not have it."""
    return LANGUAGES.get(code, code)


def labels(codes: list[str]) -> list[str]:
    return [label(code) for code in codes]
