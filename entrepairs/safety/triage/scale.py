"""How much each feature weighs for each question, and from where the answer is yes. Pure.

Written by `manage.py veille_apprendre`. A sum of weights that can be read, one by one."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from entrepairs.safety.triage.features import weight
from entrepairs.safety.triage.lexicon import DATA

FILE = DATA / "poids.json"
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Question:
    """Yes when the sum of the weights of what is found, and of `bias`, reaches 0."""

    bias: float
    weights: Weights

    def sum(self, found: Collection[str]) -> float:
        weights = self.weights
        return self.bias + sum(weights[name] * weight(name) for name in found if name in weights)


@dataclass(frozen=True)
class Scale:
    """`questions` of every text: low, high, imminent, other, abuse. `kinds` of those that attack someone."""

    questions: Mapping[str, Question]
    kinds: Mapping[str, Question]

    @cached_property
    def _table(self) -> dict[str, tuple[int, ...]]:
        """For each feature, what it adds to each question, in whole thousandths: the order of a sum changes nothing."""
        names = {name for question in self.questions.values() for name in question.weights}
        asked = [question.weights for question in self.questions.values()]
        return {name: tuple(round(1000 * weights.get(name, 0) * weight(name)) for weights in asked) for name in names}

    def answers(self, found: Collection[str]) -> dict[str, bool]:
        """The answer to each question."""
        return {name: total >= 0 for name, total in self.sums(found).items()}

    def sums(self, found: Collection[str]) -> dict[str, float]:
        """How far from no to yes, for each question; 0 is the edge."""
        known = [self._table[name] for name in found if name in self._table]
        totals = map(sum, zip(*known, strict=True)) if known else [0] * len(self.questions)
        return {
            name: one.bias + total / 1000 for (name, one), total in zip(self.questions.items(), totals, strict=True)
        }

    def kind(self, found: Collection[str]) -> str:
        """The kind of attack that is nearest."""
        return max(self.kinds, key=lambda name: self.kinds[name].sum(found))


@cache
def scale() -> Scale:
    """The shipped one."""
    return opened(json.loads(FILE.read_text(encoding="utf-8")))


def opened(written: Mapping[str, Any]) -> Scale:
    questions, kinds = (
        {name: Question(one["bias"], one["weights"]) for name, one in written[part].items()}
        for part in ("questions", "kinds")
    )
    return Scale(questions, kinds)
