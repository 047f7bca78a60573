"""The communes of France and Belgium, read once from the shipped file (docs/decisions/0005-communes.md).

One line a commune, sorted by key, tab-separated: key, name, other names (|), postal codes (space), department or
province, population, latitude, longitude. Immutable: nothing here is a row of the database."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_KEY_LENGTH = len("FR-21231")

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, or one of the 45 arrondissements of Paris, Lyon and Marseille.

    `key` is « pays-code »: 499 codes exist in both countries. `also`: former communes, localities, Dutch name.
    `population` in people, 0 when unknown. `lat`, `lon`: centre, degrees WGS 84, about 100 m."""

    key: str
    name: str
    also: tuple[str, ...]
    postal_codes: tuple[str, ...]
    area: str
    population: int
    lat: float
    lon: float

    @property
    def country(self) -> str:
        return self.key[:2]

    @property
    def code(self) -> str:
        return self.key[3:]

    @property
    def position(self) -> Position:
        return self.lat, self.lon

    @property
    def area_name(self) -> str:
        """Name of the department (France) or province (Belgium)."""
        return _areas().get(f"{self.country}-{self.area}", "")

    @property
    def label(self) -> str:
        """How it is named alone: « Saint-Denis (93) », « Ixelles (1050, Belgique) ». No two are equal."""
        where = self.area if self.country == "FR" else f"{self.postal_codes[0]}, Belgique"
        return f"{self.name} ({where})"

    def __str__(self) -> str:
        return self.label


def find(key: str) -> Commune | None:
    """The commune of that key (« FR-21231 »), None when there is none."""
    rows = lines()
    at = bisect_left(rows, f"{key}\t")
    if len(key) == _KEY_LENGTH and at < len(rows) and rows[at].startswith(f"{key}\t"):
        return _parsed(rows[at])
    return None


def get(key: str) -> Commune:
    """The commune of a key that was validated before. Raises KeyError when the file no longer has it."""
    commune = find(key)
    if commune is None:
        raise KeyError(key)
    return commune


def at_lines(numbers: Iterable[int]) -> list[Commune]:
    """The communes of those lines of the file."""
    rows = lines()
    return [_parsed(rows[number]) for number in numbers]


@lru_cache(maxsize=1)
def lines() -> list[str]:
    """The file, one string a commune, in order of keys."""
    return (_DATA / "communes.tsv").read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=4096)
def _parsed(line: str) -> Commune:
    key, name, also, postal_codes, area, population, lat, lon = line.split("\t")
    return Commune(
        key=key,
        name=name,
        also=tuple(also.split("|")) if also else (),
        postal_codes=tuple(postal_codes.split()),
        area=area,
        population=int(population),
        lat=float(lat),
        lon=float(lon),
    )


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    rows = (_DATA / "areas.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t", 1) for row in rows)
