"""`script/bench --annuaire`: the searches of the directory among a hundred thousand places, on both databases."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from bench.house import empty_house
from bench.load import Driver
from bench.numbers import Row

PLACES = 100_000
PARIS, LYON, AURILLAC = "FR-75056", "FR-69123", "FR-15014"
SEARCHES: dict[str, dict[str, Any]] = {
    "Paris, 25 km": {"commune": PARIS},
    "Paris, 50 km": {"commune": PARIS, "km": 50},
    "Paris, 25 km, un genre": {"commune": PARIS, "kind": "gem"},
    "Paris, 25 km, deux vécus": {"commune": PARIS, "experiences": ("depression", "deuil-proche")},
    "Paris, 25 km, un mot du nom": {"commune": PARIS, "words": "tilleul"},
    "Paris, 25 km, ouvert (mardi 14 h 30)": {"commune": PARIS, "open_now": True},
    "Paris, 25 km, ouvert (4 h du matin)": {"commune": PARIS, "open_now": True, "night": True},
    "Paris, 25 km, un nom introuvable": {"commune": PARIS, "words": "zzz"},
    "Lyon, 25 km": {"commune": LYON},
    "Aurillac, 50 km, ouvert": {"commune": AURILLAC, "km": 50, "open_now": True},
    "partout, ouvert (mardi 14 h 30)": {"open_now": True},
    "partout, ouvert (4 h du matin)": {"open_now": True, "night": True},
    "partout, un mot du nom": {"words": "tilleul"},
    "partout, un vécu": {"experiences": ("depression",)},
}
"""Name, and what is wanted (`entrepairs.structures.directory.search.Wanted`); `night`: at four in the morning."""

PAGES = {
    "annuaire, Paris, 25 km": "/annuaire/?commune=Paris+%2875%29&rayon=25",
    "annuaire, ouvert": "/annuaire/?commune=Paris+%2875%29&rayon=25&ouvert=on",
    "carte, Île-de-France": "/annuaire/carte/fr-r11/",
    "carte, France et Belgique": "/annuaire/carte/",
}


@dataclass(frozen=True)
class Timed:
    """A search of one page. `around`: places within its radius. `best`, `p50`, `p99`: ms, the query and its rows;
    the best is what a machine that does nothing else takes."""

    base: str
    name: str
    around: int
    best: float
    p50: float
    p99: float


def measure_directory(base: str, places: int, seconds: int) -> tuple[list[Timed], list[Row]]:
    """In one process, then through the whole server at 16 connections."""
    with empty_house(base) as house:
        print(f"L’annuaire se remplit ({base}, {places} lieux)…", flush=True)
        house.run("manage.py", "fill_places", "--places", str(places))
        found = [Timed(base, **one) for one in json.loads(house.run("manage.py", "time_searches"))]
        with house.open() as (server, _seconds):
            driver = Driver(house, server, seconds)
            rows = [driver.page(f"{base} : {name}", path, "") for name, path in PAGES.items()]
    return found, rows


def print_searches(found: list[Timed]) -> None:
    print(f"\n{'recherche (une page de l’annuaire)':<52}{'autour':>9}{'au mieux':>10}{'p50 ms':>9}{'p99 ms':>9}")
    for one in found:
        print(f"{f'{one.base} : {one.name}':<52}{one.around:>9}{one.best:>10.1f}{one.p50:>9.1f}{one.p99:>9.1f}")


def kept(found: list[Timed], rows: list[Row], places: int) -> dict[str, Any]:
    """As a run is kept."""
    return {"places": places, "searches": [asdict(one) for one in found], "pages": [asdict(row) for row in rows]}
