"""What the watch may begin with when it writes to someone, from `data/answers.yml`. Pure: the file in, values out.

A text is a beginning: what stands [between brackets] must be replaced before it is sent."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from entrepairs.safety.helplines import help_lines

FILE = Path(__file__).parent / "data" / "answers.yml"
LEFT = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class Beginning:
    """`queues`: those of safety.queues for which it is shown first."""

    key: str
    title: str
    queues: tuple[str, ...]
    text: str


@lru_cache(maxsize=1)
def _all() -> tuple[Beginning, ...]:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Beginning(row["cle"], row["titre"], tuple(row["files"]), row["texte"].strip()) for row in rows)


def beginnings(queue: str) -> list[Beginning]:
    """Those that suit the queue first."""
    return sorted(_all(), key=lambda one: queue not in one.queues)


def text_of(key: str, country: str) -> str:
    """With the lines of the country; "" when there is no such beginning."""
    lines = ", ".join(f"le {line.number} ({line.when})" for line in help_lines().first_three(country))
    return next((one.text.replace("{lignes}", lines) for one in _all() if one.key == key), "")


def left_in(text: str) -> str:
    """The first thing that is still to be replaced; "" when nothing is."""
    found = LEFT.search(text)
    return found.group() if found else ""
