"""Help lines of France and Belgium, from `data/helplines.yml`. Pure: the file in, values out.

Only lines of high confidence are shown. `is_stale` when nobody has read the list again for six months."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "data" / "helplines.yml"
COUNTRIES = ("FR", "BE")
STALE_AFTER = timedelta(days=183)
ROLES = ("urgence", "crise", "ecoute", "violences", "addictions", "proches", "jeunes")


@dataclass(frozen=True)
class HelpLine:
    """`number` as one reads it, `tel` as a phone dials it, `sms` when one can write, `role` among ROLES."""

    id: str
    country: str
    name: str
    number: str
    tel: str
    when: str
    role: str
    audience: str
    answered_by: str
    free: bool
    sms: str
    language: str


@dataclass(frozen=True)
class HelpLines:
    """All lines worth showing, and when a human last read the list."""

    verified_on: date
    lines: tuple[HelpLine, ...]

    def of(self, country: str) -> list[HelpLine]:
        return [line for line in self.lines if line.country == country]

    def first_three(self, country: str) -> list[HelpLine]:
        """What the strip shows: someone who listens in a crisis, then emergency, then one without speaking."""
        wanted = {"FR": ("fr-3114", "fr-15", "fr-114"), "BE": ("be-cps", "be-112", "be-107")}[country]
        by_id = {line.id: line for line in self.lines}
        return [by_id[key] for key in wanted if key in by_id]

    def is_stale(self, today: date) -> bool:
        return today - self.verified_on > STALE_AFTER


@lru_cache(maxsize=1)
def help_lines() -> HelpLines:
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    sure = [_line(raw) for raw in data["lignes"] if raw["confiance"] == "elevee" and raw.get("numero")]
    return HelpLines(data["verified_on"], tuple(sorted(sure, key=_order)))


def by_role(lines: list[HelpLine]) -> list[tuple[str, list[HelpLine]]]:
    """Grouped, in the order of ROLES; empty groups left out."""
    groups = [(role, [line for line in lines if line.role == role]) for role in ROLES]
    return [(role, found) for role, found in groups if found]


def _order(line: HelpLine) -> tuple[int, int]:
    """Crisis before listening; French-speaking lines before others."""
    return (ROLES.index(line.role), line.language != "fr")


def _line(raw: dict[str, Any]) -> HelpLine:
    role = raw["role"] if raw["role"] in ROLES else "ecoute"
    return HelpLine(
        id=raw["id"],
        country=raw["pays"],
        name=raw["nom"],
        number=raw["numero"],
        tel=raw["tel"],
        when=raw["quand"],
        role=role,
        audience="" if raw["public"] == "tous" else raw["public"],
        answered_by=raw.get("qui_repond", ""),
        free=raw.get("gratuit") is True,
        sms=raw.get("sms", ""),
        language=raw.get("langue", "fr"),
    )
