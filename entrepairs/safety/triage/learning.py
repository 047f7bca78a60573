"""How much each feature weighs, learnt from the texts that are shipped. For those who change the lexicon or the texts.

Logistic regressions: the answer to a question is a sum of weights. The same texts give the same weights."""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from entrepairs.safety.triage import DATA
from entrepairs.safety.triage.dictionary import is_french
from entrepairs.safety.triage.features import COUNT, features, hits_of, share
from entrepairs.safety.triage.judge import HIGH, IMMINENT, LOW, OTHER
from entrepairs.safety.triage.normal import read, words_typed
from entrepairs.safety.triage.scale import ONE

TEXTS = DATA / "textes"
OFTEN = 5
_TODAY = (
    "wesh team game games metha amphet amphets benzo tox kys kill rip send nude nudes nan jy ccas aprem "
    "appt rep modo modos crush best add app apps text fish save pick kcal diet hand last pass serv loc "
    "bim ordo ordos hahaha dys hp cafet subu mdma weed shit beuh story live stream stories lol mdr ptdr "
    "tof kot gsm and the you my am is of end never top boss bro sis frero reuf keuf meuf daron daronne "
    "reum rdv tel num insta snap tiktok discord"
)
"""Words of today that no dictionary holds, and that stand for no other."""
_WORD = re.compile(r"(?<![\w{*])[a-z]{2,}(?![\w*}])")
C = 16.0
"""How closely the weights follow the texts."""
SMALLEST, SMALL = {HIGH: 8, "abuse": 12}, 20
"""Hundredths under which a weight is not written: what raises a text is told more finely than the rest."""
MET = 2
"""Texts in which a feature must be met to be kept."""
_FREE = {"&:": 0.3, "p:": 0.3, "s:": 0.4, "w:": 0.5}
_TWO_WORDS, _PHRASE, _COUNT = 0.7, 0.7, 0.15
KINDS = ("harcelement", "haine", "incitation", "menace", "doxxing", "arnaque", "vente", "sollicitation_sexuelle")
SURE = {LOW: 0.3, HIGH: 0.245, IMMINENT: 0.35, OTHER: 0.5, "abuse": 0.13}
"""How likely a yes must be: low where missing is worse than asking a human in vain."""
Row = Mapping[str, Any]
Asked = tuple[list[bool], list[bool], list[int]]
"""Of which rows a question is asked, the answer of each row, and how much it counts."""


def labelled(folder: Path = TEXTS) -> list[Row]:
    """All the shipped texts with their labels, in the order of the files."""
    return [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.open(encoding="utf-8")]


def known(rows: Sequence[Row]) -> list[str]:
    """The words of French that are typed in OFTEN of the texts or more, the most frequent first; then those of the
    lexicon, of the fields, and of today."""
    met = Counter(word for row in rows for word in set(words_typed(row["text"])) if word.isalpha() and len(word) > 1)
    often = sorted((word for word, count in met.items() if count >= OFTEN), key=lambda word: (-met[word], word))
    written = chain.from_iterable(
        _WORD.findall((DATA / name).read_text("utf-8")) for name in ("lexique.yml", "champs.yml")
    )
    return list(dict.fromkeys([*filter(is_french, often), *sorted(written), *_TODAY.split()]))


def learnt(rows: Sequence[Row]) -> dict[str, Any]:
    """The whole scale, as it is written."""
    texts = [read(row["text"]) for row in rows]
    found = [features(text, hits_of(text)) for text in texts]
    table = _Table(found, [share(text) for text in texts])
    return {
        part: {name: _fitted(table, asked, name) for name, asked in questions.items()}
        for part, questions in (("questions", _questions(rows)), ("kinds", _kinds(rows)))
    }


class _Table:
    """What is found in each text, a line each: `rows`, with `may`, how much each feature of `names` may weigh."""

    def __init__(self, found: Sequence[set[str]], shares: Sequence[float]) -> None:
        may = _may(found)
        self.names = sorted(may)
        self.may = np.array([may[name] for name in self.names])
        at = {name: place for place, name in enumerate(self.names)}
        held = [sorted(at[name] for name in one if name in at) for one in found]
        counts = [len(one) for one in held]
        places = np.fromiter(chain.from_iterable(held), np.int32, sum(counts))
        weights = self.may[places] * np.repeat(shares, counts)
        ends = np.cumsum([0, *counts], dtype=np.int32)
        self.rows = csr_matrix((weights, places, ends), shape=(len(held), len(self.names)))


def _may(found: Sequence[set[str]]) -> dict[str, float]:
    """How much each feature may weigh: less what is met in many texts, as « je », « que », « est », which says who
    writes rather than what. Those that are met once are left out."""
    met = Counter(name for one in found for name in one)
    most = math.log(len(found) + 1)
    return {name: _free(name, 1 - math.log(count) / most) for name, count in met.items() if count >= MET}


def _free(name: str, rare: float) -> float:
    """`rare`: from 0, met in every text, to 1, met in one."""
    if name.startswith(COUNT):
        return _COUNT
    two_words = name[:2] == "w:" and name.count(" ") == 1
    return (_TWO_WORDS if two_words else _FREE.get(name[:2], _PHRASE)) * rare**2


def _questions(rows: Sequence[Row]) -> dict[str, Asked]:
    risk = [row["risk"] for row in rows]
    raised = [one in (HIGH, IMMINENT) for one in risk]
    every, once = [True] * len(rows), [1] * len(rows)
    return {
        LOW: ([not one for one in raised], [one == LOW for one in risk], once),
        HIGH: (every, raised, [2 if one == IMMINENT else 1 for one in risk]),
        IMMINENT: (raised, [one == IMMINENT for one in risk], once),
        OTHER: ([one != "none" for one in risk], [row["concerns"] == OTHER for row in rows], once),
        "abuse": (every, [bool(row["abuse"]) for row in rows], once),
    }


def _kinds(rows: Sequence[Row]) -> dict[str, Asked]:
    attacks = [bool(row["abuse"]) for row in rows]
    return {kind: (attacks, [row["abuse_kind"] == kind for row in rows], [1] * len(rows)) for kind in KINDS}


def _fitted(table: _Table, asked: Asked, name: str) -> dict[str, Any]:
    kept = [place for place, keep in enumerate(asked[0]) if keep]
    answers, counts = ([one[place] for place in kept] for one in asked[1:])
    line = LogisticRegression(C=C, solver="liblinear", dual=True, max_iter=5000, random_state=1)
    line.fit(table.rows[kept], answers, counts)
    told = dict(zip(table.names, np.rint(line.coef_[0] * table.may * ONE).astype(int).tolist(), strict=True))
    sure, least = SURE.get(name, 0.5), SMALLEST.get(name, SMALL)
    return {
        "bias": round(float(line.intercept_[0]) - math.log(sure / (1 - sure)), 3),
        "weights": {one: value for one, value in told.items() if abs(value) >= least},
    }
