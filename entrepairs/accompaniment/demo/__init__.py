"""The pairs of the demonstration: they met, wrote and parted by the real actions, on dates of their own."""

import random
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from entrepairs.accompaniment.demo.calendar import Calendar
from entrepairs.accompaniment.demo.crisis import hard_weeks
from entrepairs.accompaniment.demo.rounds import make_rounds
from entrepairs.accompaniment.demo.walking import answer_check_in_of, brief_pair, open_offers, pair, waiting
from entrepairs.accompaniment.demo.year import past_year

_FILE = Path(__file__).parent.parent / "data" / "demo.yml"
OFFERED_DAYS_AGO = {"vie": 130, "crise": 130, "bilan": 400}


@lru_cache(maxsize=1)
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return told


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Ouverture: nothing yet. Vie: a house that lives. Crise: many wait, some pause. Bilan: a year is behind."""
    if stage == "ouverture":
        return
    told, calendar = _told(), Calendar(now)
    open_offers(told["offres"], calendar, OFFERED_DAYS_AGO[stage])
    if stage == "bilan":
        past_year(told["annee"], rng, calendar)
    _life(told, calendar)
    if stage == "crise":
        hard_weeks(told["crise"], calendar)
    make_rounds(calendar)


def _life(told: dict[str, Any], calendar: Calendar) -> None:
    for row in sorted(told["breves"], key=lambda row: -row["ecrit"]):
        brief_pair(row, calendar)
    for row in sorted(told["paires"], key=lambda row: -row["ecrit"]):
        pair(row, calendar)
    for row in told["attendent"]:
        waiting(row, calendar)
    make_rounds(calendar, since=4)
    for row in told["paires"]:
        answer_check_in_of(row, calendar)
