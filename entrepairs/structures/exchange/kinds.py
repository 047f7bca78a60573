"""From the trades of public lists to the kinds of houses of the directory (data/finess_categories.csv)."""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from entrepairs.places.text import fold

DATA = Path(__file__).parent / "data"
SERVICE = "service"


@dataclass(frozen=True)
class Trade:
    """What a house does, in a list: the kind it is here, and what it is exactly when that kind holds many."""

    kind: str
    category: str = ""


NAMED = {
    "gem": "gem",
    "groupe d entraide mutuelle": "gem",
    "clubhouse": "clubhouse",
    "association usagers": "association_usagers",
    "association de personnes concernees": "association_usagers",
    "association familles": "association_familles",
    "association de familles": "association_familles",
    "association de proches et de familles": "association_familles",
    "plateforme pairs": "plateforme_pairs",
    "plateforme de pair aidant es": "plateforme_pairs",
    "service": SERVICE,
    "service de soin ou d accompagnement": SERVICE,
    "un chez soi": "un_chez_soi",
    "un chez soi d abord": "un_chez_soi",
    "ssm": "ssm",
    "service de sante mentale": "ssm",
    "club be": "lieu_de_liens",
    "club": "lieu_de_liens",
    "lieu de liens": "lieu_de_liens",
    "club ou lieu de liens": "lieu_de_liens",
    "formation": "formation",
    "organisme de formation": "formation",
}
"""How a list written by hand may name the kinds, folded."""


@cache
def of_finess() -> dict[str, Trade]:
    """FINESS category (« 156 ») → trade. A category that is not there is not for this directory."""
    return {row["code_finess"]: _trade(row) for row in _rows()}


@cache
def of_names() -> dict[str, Trade]:
    """Folded name → trade: our kinds, and the short names of the care services (« cmp », « savs »)."""
    services = {_key(row["type_plateforme"]): _trade(row) for row in _rows()}
    return {**services, **{name: Trade(kind) for name, kind in NAMED.items()}}


@lru_cache(maxsize=1_000)
def named(text: str) -> Trade | None:
    """The trade that a hand-written list names so, None when we do not know it."""
    return of_names().get(_key(text))


def _key(text: str) -> str:
    return " ".join(fold(text.replace("·", " ")).split())


def _trade(row: dict[str, str]) -> Trade:
    if row["type_plateforme"] == "gem":
        return Trade("gem")
    return Trade(SERVICE, row["libelle_officiel"].replace("'", "’"))


def _rows() -> list[dict[str, str]]:
    with (DATA / "finess_categories.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
