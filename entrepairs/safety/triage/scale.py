"""How much each feature weighs for each question, and from where the answer is yes. Pure.

Written by `manage.py veille_apprendre`. A sum of weights that can be read, one by one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entrepairs.core.once import once
from entrepairs.safety.triage import DATA

FILES = {"questions": DATA / "poids.tsv", "kinds": DATA / "attaques.tsv"}
ONE = 100
"""What is written weighs whole hundredths."""
WIDTH = 24
HALF = 1 << (WIDTH - 1)


@dataclass(frozen=True)
class Sums:
    """`biases` of several questions; `table`: for each feature, known by the 64 bits of its `hash` (a name takes twice
    the memory), what it adds to each of them, in whole hundredths (`side_by_side`): one number to find, and the order
    of a sum changes nothing."""

    biases: Mapping[str, float]
    table: Mapping[int, int]

    def of(self, found: Collection[str], share: float) -> dict[str, float]:
        """How far from no to yes, for each question, when each feature counts for a share; 0 is the edge."""
        totals = apart(sum(filter(None, map(self.table.get, map(hash, found)))), len(self.biases))
        part = share / ONE
        return {name: bias + total * part for (name, bias), total in zip(self.biases.items(), totals, strict=True)}


@dataclass(frozen=True)
class Scale:
    """`questions` of every text: low, high, imminent, other, abuse; `kinds` of those that attack someone."""

    questions: Sums
    kinds: Sums

    def answers(self, found: Collection[str], share: float) -> dict[str, bool]:
        """The answer to each question."""
        return {name: total >= 0 for name, total in self.questions.of(found, share).items()}

    def kind(self, found: Collection[str], share: float) -> str:
        """The kind of attack that is nearest."""
        totals = self.kinds.of(found, share)
        return max(totals, key=totals.__getitem__)


@once
def scale() -> Scale:
    """The shipped one."""
    return Scale(**{part: _opened(file) for part, file in FILES.items()})


def written(questions: Mapping[str, Any]) -> str:
    """A table: the questions, the bias of each, then what each feature adds to them, in hundredths."""
    asked = [question["weights"] for question in questions.values()]
    names = sorted({name for weights in asked for name in weights})
    rows = [["", *questions], ["", *(question["bias"] for question in questions.values())]]
    rows += [[name, *(weights.get(name, "") for weights in asked)] for name in names]
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


def _opened(file: Path) -> Sums:
    """Line by line, so that only what is asked of it stays in memory; many features add the same, kept once."""
    kept: dict[int, int] = {}
    table = {}
    with file.open(encoding="utf-8", newline="\n") as lines:
        (_name, *names), (_name, *biases) = (next(lines).rstrip("\n").split("\t") for _line in range(2))
        for line in lines:
            name, *adds = line.rstrip("\n").split("\t")
            added = side_by_side(int(one or 0) for one in adds)
            table[hash(name)] = kept.setdefault(added, added)
    return Sums(dict(zip(names, map(float, biases), strict=True)), table)


def side_by_side(numbers: Iterable[int]) -> int:
    """Several whole numbers in one, 24 bits each: a sum of such adds each to its own."""
    return sum(number << (WIDTH * place) for place, number in enumerate(numbers))


def apart(whole: int, how_many: int) -> list[int]:
    """The numbers that are side by side in it, from -2²³ to 2²³ - 1."""
    found = []
    for _place in range(how_many):
        number = (whole + HALF) % (2 * HALF) - HALF
        found.append(number)
        whole = (whole - number) >> WIDTH
    return found
