"""`python -m bench.lists`: a list of 100,000 houses, read, set beside the directory, written; read again; then changed.

In an empty house on SQLite, in one process: what the worker does (bench/management/commands/bring.py). Kept in
bench/results/listes-<date>.json."""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from entrepairs.places.communes import at_lines, lines

RESULTS = Path(__file__).resolve().parent / "results"
SEED = 2026
TITLES = (
    *("nom", "type", "adresse", "code_postal", "commune", "pays", "telephone", "courriel"),
    *("publics", "horaires", "source", "source_date", "id_externe"),
)


def main() -> None:
    parser = ArgumentParser(prog="python -m bench.lists", description="Mesure l’import d’une grande liste.")
    parser.add_argument("--lignes", type=int, default=100_000)
    wanted = parser.parse_args().lignes
    with tempfile.TemporaryDirectory() as folder:
        file, other = Path(folder) / "liste.csv", Path(folder) / "autre.csv"
        write_list(file, wanted)
        write_list(other, wanted, seed=SEED + 1)
        _manage(folder, "migrate", "--verbosity", "0")
        printed = _manage(folder, "bring", str(file), str(other))
    load = [round(one, 1) for one in os.getloadavg()]
    found = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "lines": wanted,
        "load": load,
        **json.loads(printed),
    }
    print(json.dumps(found, ensure_ascii=False, indent=1))
    RESULTS.mkdir(exist_ok=True)
    kept = RESULTS / f"listes-{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json"
    kept.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    print(f"Gardé dans {kept}")


def _manage(folder: str, *words: str) -> str:
    environment = os.environ | {"DONNEES": folder, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    done = subprocess.run([sys.executable, "manage.py", *words], env=environment, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def write_list(file: Path, wanted: int, *, seed: int = SEED) -> None:
    """The template, filled with invented houses spread over the communes of both countries, always the same; with
    another seed, the same houses have other telephones and kinds."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(TITLES)
        writer.writerows(_rows(wanted, random.Random(seed)))


def _rows(wanted: int, rng: random.Random) -> Iterator[list[str]]:
    communes = [one for one in at_lines(random.Random(SEED).sample(range(len(lines())), 20_000)) if one.postal_codes]
    for number in range(wanted):
        place = communes[number % len(communes)]
        kind = rng.choice(("gem", "cmp", "csapa", "clubhouse", "samsah"))
        hours = "lu-ve 13:30-18:00" if number % 4 == 0 else ""
        where = [f"{number % 90 + 1} rue des Essais", place.postal_codes[0], place.name, place.country]
        more = [f"0{rng.randrange(100_000_000, 599_999_999)}", f"lieu-{number}@exemple.example", "adultes", hours]
        yield [f"Lieu d’essai {number}", kind, *where, *more, "Liste d’essai", "2026-11-01", f"E-{number}"]


if __name__ == "__main__":
    main()
