"""How much each feature weighs for each question, and from where the answer is yes. Pure.

Written by `manage.py veille_apprendre`. A sum of weights that can be read, one by one."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from entrepairs.core.once import once
from entrepairs.safety.triage.features import weight
from entrepairs.safety.triage.lexicon import DATA

FILE = DATA / "poids.json"
WIDTH = 32
HALF = 1 << (WIDTH - 1)
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
    """`biases` of the questions of every text: low, high, imminent, other, abuse. `table`: for each feature, what it
    adds to each of them, in whole thousandths (`side_by_side`): one number to find, and the order of a sum changes
    nothing. `kinds` of those that attack someone."""

    biases: Mapping[str, float]
    table: Mapping[str, int]
    kinds: Mapping[str, Question]

    def answers(self, found: Collection[str]) -> dict[str, bool]:
        """The answer to each question."""
        return {name: total >= 0 for name, total in self.sums(found).items()}

    def sums(self, found: Collection[str]) -> dict[str, float]:
        """How far from no to yes, for each question; 0 is the edge."""
        totals = apart(sum(filter(None, map(self.table.get, found))), len(self.biases))
        return {name: bias + total / 1000 for (name, bias), total in zip(self.biases.items(), totals, strict=True)}

    def kind(self, found: Collection[str]) -> str:
        """The kind of attack that is nearest."""
        return max(self.kinds, key=lambda name: self.kinds[name].sum(found))


@once
def scale() -> Scale:
    """The shipped one."""
    return opened(json.loads(FILE.read_text(encoding="utf-8")))


def opened(written: Mapping[str, Any]) -> Scale:
    """From what `veille_apprendre` wrote; only what is asked of it stays in memory."""
    questions: Mapping[str, Any] = written["questions"]
    kinds = {name: Question(one["bias"], one["weights"]) for name, one in written["kinds"].items()}
    return Scale({name: one["bias"] for name, one in questions.items()}, _table(questions), kinds)


def side_by_side(numbers: Iterable[int]) -> int:
    """Several whole numbers in one, 32 bits each: a sum of such adds each to its own."""
    return sum(number << (WIDTH * place) for place, number in enumerate(numbers))


def apart(whole: int, how_many: int) -> list[int]:
    """The numbers that are side by side in it, from -2³¹ to 2³¹ - 1."""
    found = []
    for _place in range(how_many):
        number = (whole + HALF) % (2 * HALF) - HALF
        found.append(number)
        whole = (whole - number) >> WIDTH
    return found


def _table(questions: Mapping[str, Any]) -> dict[str, int]:
    asked = [question["weights"] for question in questions.values()]
    names = {name for weights in asked for name in weights}
    return {name: side_by_side(round(1000 * one.get(name, 0) * weight(name)) for one in asked) for name in names}
