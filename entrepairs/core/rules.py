"""Rules answer with a Verdict; a refusal has a reason and a next step.

`may_<verb>(person, thing)` returns YES or No("raison"): a value that is false and knows why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """Answer of a rule. `reason` and `next_step` are empty when allowed. `next_step` is a URL."""

    allowed: bool
    reason: str = ""
    next_step: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def No(reason: str, next_step: str = "") -> Verdict:  # noqa: N802 - reads as a word of the rule language
    return Verdict(False, reason, next_step)


class Refused(Exception):
    """An act that cannot be done: what happened, why, what one can do. Shown to the person as it is."""

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step


def require(verdict: Verdict) -> None:
    """Raise Refused with the reason of the verdict unless it allows."""
    if not verdict:
        raise Refused(verdict.reason, verdict.next_step)
