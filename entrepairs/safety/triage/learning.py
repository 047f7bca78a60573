"""How much each feature weighs, learnt from the texts that are shipped. For those who change the lexicon or the texts.

Logistic regressions: the answer to a question is a sum of weights. The same texts give the same weights."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from entrepairs.safety.triage.features import features, hits_of, weight
from entrepairs.safety.triage.judge import HIGH, IMMINENT, LOW, OTHER
from entrepairs.safety.triage.lexicon import DATA
from entrepairs.safety.triage.normal import read

TEXTS = DATA / "textes"
SMALLEST = 0.09
MET = 2
"""Texts in which a feature must be met to be kept."""
KINDS = ("harcelement", "haine", "incitation", "menace", "doxxing", "arnaque", "vente", "sollicitation_sexuelle")
SURE = {LOW: 0.5, HIGH: 0.28, IMMINENT: 0.5, OTHER: 0.5, "abuse": 0.22}
"""How likely a yes must be: low where missing is worse than asking a human in vain."""
Row = Mapping[str, Any]
Asked = tuple[list[bool], list[bool], list[int]]
"""Of which rows a question is asked, the answer of each row, and how much it counts."""


def labelled(folder: Path = TEXTS) -> list[Row]:
    """All the shipped texts with their labels, in the order of the files."""
    return [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.open(encoding="utf-8")]


def learnt(rows: Sequence[Row]) -> dict[str, Any]:
    """The whole scale, as it is written."""
    found = _often([_weighed(row["text"]) for row in rows])
    return {
        part: {name: _fitted(found, asked, SURE.get(name, 0.5)) for name, asked in questions.items()}
        for part, questions in (("questions", _questions(rows)), ("kinds", _kinds(rows)))
    }


def _weighed(text: str) -> dict[str, float]:
    pieces = read(text)
    return {name: weight(name) for name in features(pieces, hits_of(pieces))}


def _often(found: list[dict[str, float]]) -> list[dict[str, float]]:
    """Without the features that are met once."""
    met = Counter(name for one in found for name in one)
    return [{name: value for name, value in one.items() if met[name] >= MET} for one in found]


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


def _fitted(found: Sequence[dict[str, float]], asked: Asked, sure: float) -> dict[str, Any]:
    kept = [place for place, keep in enumerate(asked[0]) if keep]
    answers, counts = ([one[place] for place in kept] for one in asked[1:])
    shelf = DictVectorizer()
    table = shelf.fit_transform([found[place] for place in kept])
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    line = LogisticRegression(C=3.0, solver="liblinear", dual=True, max_iter=5000, random_state=1).fit(
        table, answers, counts
    )
    weights = zip(shelf.get_feature_names_out(), line.coef_[0], strict=True)
    edge = math.log(sure / (1 - sure))
    return {"bias": round(float(line.intercept_[0]) - edge, 3), "weights": _told(weights)}


def _told(weights: Iterable[tuple[Any, Any]]) -> dict[str, float]:
    return {str(name): round(float(one), 2) for name, one in weights if abs(one) >= SMALLEST}
