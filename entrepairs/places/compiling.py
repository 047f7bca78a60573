"""Make data/communes.tsv and data/areas.tsv from the published lists; once a year, when communes merge.

    python -m entrepairs.places.compiling DOSSIER

DOSSIER holds communes_fr.csv, communes_fr_anciennes.csv, departements_fr.csv, communes_be.csv, localites_be.csv:
their columns and sources are in data/PROVENANCE.md."""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from entrepairs.places.text import words

Row = dict[str, str]


def compile_communes(source: Path) -> list[str]:
    """The lines of communes.tsv, sorted by key. Raises KeyError when a column is missing."""
    return sorted([*_french(source), *_belgian(source)])


def compile_areas(source: Path) -> list[str]:
    """The lines of areas.tsv: key and name of each department and province."""
    french = {f"FR-{row['code']}\t{row['name']}" for row in _rows(source / "departements_fr.csv")}
    belgian = {
        f"BE-{_province(row)}\t{row['province_fr'] or row['region_fr']}" for row in _rows(source / "communes_be.csv")
    }
    return sorted(french | belgian)


def repaired(name: str) -> str:
    """The name as it was before its UTF-8 was read as Latin-1 (« PiÃ©trebais » → « Piétrebais »)."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _french(source: Path) -> Iterator[str]:
    former: dict[str, list[str]] = defaultdict(list)
    for row in _rows(source / "communes_fr_anciennes.csv"):
        former[row["current_insee_code"]].append(row["name"])
    for row in _rows(source / "communes_fr.csv"):
        others = former[row["insee_code"]] + _short_arrondissement(row)
        yield _line(f"FR-{row['insee_code']}", row["name"], others, row["postal_codes"].split(), row["dept"], row)


def _short_arrondissement(row: Row) -> list[str]:
    """« Paris 12 » for « Paris 12e Arrondissement »."""
    if row["type"] != "arr":
        return []
    city, number, _arrondissement = row["name"].split()
    return [f"{city} {number.rstrip('er')}"]


def _belgian(source: Path) -> Iterator[str]:
    names, codes = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for row in _rows(source / "localites_be.csv"):
        names[row["nis_code"]] += [repaired(row["locality_fr"]), repaired(row["locality_nl"])]
        codes[row["nis_code"]].append(row["postal_code"])
    for row in _rows(source / "communes_be.csv"):
        nis = row["nis_code"]
        others, postal_codes = [row["name_nl"], *names[nis]], row["postal_codes"].split() + codes[nis]
        yield _line(f"BE-{nis}", row["name_fr"], others, postal_codes, _province(row), row)


def _province(row: Row) -> str:
    return row["province_nis"] or row["region_nis"]


def _line(key: str, name: str, others: list[str], postal_codes: list[str], area: str, row: Row) -> str:
    place = [row["population"] or "0", f"{float(row['lat']):.3f}", f"{float(row['lon']):.3f}"]
    also, codes = "|".join(_distinct(name, others)), " ".join(dict.fromkeys(postal_codes))
    return "\t".join([key, name, also, codes, area, *place])


def _distinct(name: str, others: Iterable[str]) -> list[str]:
    """The other names, without those that read the same as one already there."""
    kept = {tuple(words(name)): name}
    for other in others:
        kept.setdefault(tuple(words(other)), other)
    return list(kept.values())[1:]


def main(source: Path, target: Path) -> None:
    for file, rows in (("communes.tsv", compile_communes(source)), ("areas.tsv", compile_areas(source))):
        (target / file).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent / "data")
